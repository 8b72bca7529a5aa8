import { expect, test } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { createSnapshotView } from '../../../sdk/views/snapshot-view.ts'

function setupView(readingTakesMs: number) {
  let now = 0
  const rests: number[] = []
  const source = {
    async read() {
      now += readingTakesMs
      return { customers: [], entries: [] }
    },
  } as unknown as OutboxStore
  const environment = {
    ...browserEnvironment(),
    now: () => now,
    after(ms: number, run: () => void) {
      rests.push(ms)
      queueMicrotask(run)
      return () => {}
    },
  }
  const view = createSnapshotView(source, environment, (error) => {
    throw error
  })
  return { view, rests }
}

test('in a burst, reading rests for as long as it took', async () => {
  const { view, rests } = setupView(20)
  await Promise.all([view.reload(), view.reload(), view.reload()])
  expect(rests).toEqual([20])
})

test('and never for as long as the page was frozen meanwhile', async () => {
  const { view, rests } = setupView(600_000)
  await Promise.all([view.reload(), view.reload()])
  expect(rests).toEqual([1_000])
})
