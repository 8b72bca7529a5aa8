import { get, writable } from 'svelte/store'
import { expect, onTestFinished, test } from 'vitest'
import type { RequestLogEntry } from 'pending-sync/mocks'
import { shareLog } from '../../demo/console/shared-headquarters.ts'

/** The number of entries that a headquarters keeps. */
const kept = 500

const entry = (at: number): RequestLogEntry => ({
  kind: 'request',
  at,
  tookMs: 1,
  operation: `GET ${at}`,
  method: 'GET',
  url: `https://channel.example/${at}`,
  caller: 'anonymous',
  status: 200,
  notes: [],
})

/** A tab with a console. Its log is cleared after the test, because all tests share one page. */
function setup() {
  const own = writable<readonly RequestLogEntry[]>([])
  const shared = shareLog(own)
  onTestFinished(() => own.set([]))
  const open = () => onTestFinished(shared.subscribe(() => {}))
  const times = () => expect.poll(() => get(shared).map(({ at }) => at))
  return { own, open, times }
}

test('a tab sends its next entry although its own log is full', async () => {
  const { own, open, times } = setup()
  open()
  const full = Array.from({ length: kept }, (_, at) => entry(at))
  own.set(full)
  await times().toContain(kept - 1)
  own.set([...full.slice(1), entry(kept)])
  await times().toContain(kept)
})

test('a cleared log removes the entries of that tab only', async () => {
  const [here, there] = [setup(), setup()]
  here.open()
  here.own.set([entry(1)])
  there.own.set([entry(2)])
  await here.times().toEqual([2, 1])
  there.own.set([])
  await here.times().toEqual([1])
})

test('a console that opens later lists the earlier entries', async () => {
  const { own, open, times } = setup()
  own.set([entry(7)])
  open()
  await times().toEqual([7])
})
