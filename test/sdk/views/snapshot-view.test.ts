import { expect, test } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { createSnapshotView } from '../../../sdk/views/snapshot-view.ts'

function setupView(readMs: number) {
  let now = 0
  const pauses: number[] = []
  const source = {
    async read() {
      now += readMs
      return { customers: [], entries: [] }
    },
  } as unknown as OutboxStore
  const environment = {
    ...browserEnvironment(),
    now: () => now,
    after(ms: number, run: () => void) {
      pauses.push(ms)
      queueMicrotask(run)
      return () => {}
    },
  }
  const view = createSnapshotView(source, environment, (error) => {
    throw error
  })
  return { view, pauses }
}

test('in a burst, the view pauses after a read for as long as the read took', async () => {
  const { view, pauses } = setupView(20)
  await Promise.all([view.reload(), view.reload(), view.reload()])
  expect(pauses).toEqual([20])
})

test('the view pauses for one second at most, even if the page was frozen while it read', async () => {
  const { view, pauses } = setupView(600_000)
  await Promise.all([view.reload(), view.reload()])
  expect(pauses).toEqual([1_000])
})
