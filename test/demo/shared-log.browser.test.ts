import { get, writable } from 'svelte/store'
import { expect, onTestFinished, test } from 'vitest'
import { shareLog } from '../../demo/console/shared-log.ts'
import type { RequestEntry } from '../../demo/console/headquarters.ts'

/** The number of entries that a headquarters keeps in its own log. */
const kept = 500

const entry = (at: number): RequestEntry => ({
  kind: 'request',
  at,
  tookMs: 1,
  operation: `GET ${at}`,
  status: 200,
  notes: [],
})

/** A tab with a console. Its log is emptied after the test, because all tests share one page. */
function setup() {
  const own = writable<readonly RequestEntry[]>([])
  const shared = shareLog(own)
  onTestFinished(() => own.set([]))
  const open = () => onTestFinished(shared.subscribe(() => {}))
  const times = () => expect.poll(() => get(shared).map(({ at }) => at))
  return { own, open, times }
}

test('a tab shares its next entry even when its own log is full', async () => {
  const { own, open, times } = setup()
  open()
  const full = Array.from({ length: kept }, (_, at) => entry(at))
  own.set(full)
  await times().toContain(kept - 1)
  own.set([...full.slice(1), entry(kept)])
  await times().toContain(kept)
})

test('entries that a tab clears disappear from the console, those of other tabs stay', async () => {
  const [here, there] = [setup(), setup()]
  here.open()
  here.own.set([entry(1)])
  there.own.set([entry(2)])
  await here.times().toEqual([2, 1])
  there.own.set([])
  await here.times().toEqual([1])
})

test('a console that opens later shows earlier entries', async () => {
  const { own, open, times } = setup()
  own.set([entry(7)])
  open()
  await times().toEqual([7])
})
