import { expect, test } from 'vitest'
import type { Snapshot, StoredEntry } from '../../../sdk/outbox/model.ts'
import { createInFlight } from '../../../sdk/sync/in-flight.ts'
import { createStarter, type Flight, type StarterDeps } from '../../../sdk/sync/starter.ts'
import { sampleEntry } from '../../support/samples.ts'

const entries = ['ada', 'grace', 'mary'].map((name) => sampleEntry({ id: name, customerKey: name }))
const [ada, grace] = entries as [StoredEntry, StoredEntry]

/** A starter on a channel that fails, so that it is tried with one entry, or does not. */
function setupStarter() {
  const channel = { isOnTrial: true }
  const monitor = { isOnTrial: () => channel.isOnTrial }
  const deps = { monitor, anonymous: { isOnTrial: () => false } } as Partial<StarterDeps>
  const starter = createStarter(deps as StarterDeps, () => undefined)
  const inFlight = createInFlight()
  const flight: Flight = {
    snapshot: { customers: [], entries } satisfies Snapshot,
    now: 10_000,
    epoch: 1,
    inFlight,
    signal: new AbortController().signal,
  }
  return {
    channel,
    chosen: () => starter.choose(flight, () => false).map(({ id }) => id),
    send: (entry: StoredEntry) => inFlight.add(entry, new Promise(() => {})),
  }
}

test('a failing channel is tried with one entry, and with no other while that one waits for its answer', () => {
  const { chosen, send } = setupStarter()
  expect(chosen()).toEqual(['ada'])
  send(ada)
  expect(chosen()).toEqual([])
})

test('a request that hangs since before the outage does not keep the channel from being tried', () => {
  const { chosen, send } = setupStarter()
  send(ada)
  expect(chosen()).toEqual(['grace'])
})

test('the entry of a trial that succeeded keeps nobody from being sent, nor from being tried again', () => {
  const { channel, chosen, send } = setupStarter()
  chosen()
  send(ada)
  channel.isOnTrial = false
  expect(chosen()).toEqual(['grace', 'mary'])
  send(grace)
  channel.isOnTrial = true
  expect(chosen()).toEqual(['mary'])
})
