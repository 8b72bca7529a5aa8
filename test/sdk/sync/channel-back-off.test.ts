import { expect, test } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import { createChannelBackOff } from '../../../sdk/sync/channel-back-off.ts'

function setupBackOff() {
  const clock = { now: 1_000_000 }
  const environment = { ...browserEnvironment(), now: () => clock.now, random: () => 1 }
  return { clock, backOff: createChannelBackOff(environment) }
}

test('all entries wait for one time until it has passed, and then for a later one', () => {
  const { clock, backOff } = setupBackOff()
  expect(backOff.noteUnreachable()).toBe(1_001_000)
  clock.now += 900
  expect(backOff.noteUnreachable()).toBe(1_001_000)
  clock.now += 100
  expect(backOff.noteUnreachable()).toBe(1_003_000)
})

test('the delay begins anew after the channel was reachable', () => {
  const { clock, backOff } = setupBackOff()
  for (let attempt = 0; attempt < 10; attempt += 1) clock.now = backOff.noteUnreachable()
  expect(backOff.noteUnreachable() - clock.now).toBe(60_000)
  backOff.noteReachable()
  expect(backOff.noteUnreachable() - clock.now).toBe(1_000)
})

test('a device whose clock is set back does not wait until it has caught up', () => {
  const { clock, backOff } = setupBackOff()
  backOff.noteUnreachable()
  clock.now -= 3_600_000
  expect(backOff.noteUnreachable() - clock.now).toBe(2_000)
})
