import { expect, test } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import type { Snapshot } from '../../../sdk/outbox/model.ts'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { createSnapshotView } from '../../../sdk/views/snapshot-view.ts'

/** A view over an outbox that takes so long to show, with pauses that end when the test says so. */
function setupView(showMs: number) {
  let openMs = 0
  let newest: Snapshot | undefined = { customers: [], entries: [] }
  const pauses: { readonly ms: number; readonly end: () => void }[] = []
  const shown: Snapshot[] = []
  let readings = 0
  let tell = () => {}
  const source = {
    newest: () => newest,
    onChange: (run: () => void) => (tell = run),
    async read() {
      readings += 1
      return (newest = { customers: [], entries: [] })
    },
  } as unknown as OutboxStore
  const environment = {
    ...browserEnvironment(),
    openMs: () => openMs,
    after(ms: number, end: () => void) {
      pauses.push({ ms, end })
      return () => {}
    },
  }
  const view = createSnapshotView(source, environment, (error) => {
    throw error
  })
  view.snapshot.subscribe((snapshot) => {
    openMs += showMs
    shown.push(snapshot)
  })
  shown.length = 0
  return {
    view,
    pauses,
    shown,
    readings: () => readings,
    /** Another tab has changed something. */
    change() {
      newest = { customers: [], entries: [] }
      tell()
      return newest
    },
    miss: () => (newest = undefined),
  }
}

const whenSettled = () => new Promise((resolve) => setTimeout(resolve))

test('a burst is shown once at its start and once at its end, with a pause as long as showing it took', async () => {
  const { view, pauses, shown, change } = setupView(20)
  for (let index = 0; index < 50; index += 1) {
    change()
  }
  await whenSettled()
  expect(pauses.map(({ ms }) => ms)).toEqual([20])
  expect(shown).toHaveLength(1)
  const last = change()
  pauses[0]?.end()
  await whenSettled()
  expect(shown).toHaveLength(2)
  expect(view.snapshot.get()).toBe(last)
})

test('a verb does not wait for the pause', async () => {
  const { view, change } = setupView(20)
  change()
  const own = change()
  await view.show()
  expect(view.snapshot.get()).toBe(own)
})

test('the view pauses for one second at most, even if the page was frozen while it showed something', async () => {
  const { pauses, change } = setupView(600_000)
  change()
  await whenSettled()
  expect(pauses.map(({ ms }) => ms)).toEqual([1_000])
})

test('nothing is read as long as no change is missing, and calls share a reading', async () => {
  const { view, readings, change, miss } = setupView(0)
  change()
  await view.show()
  expect(readings()).toBe(0)
  miss()
  await Promise.all([view.show(), view.show(), view.reload()])
  expect(readings()).toBe(1)
})
