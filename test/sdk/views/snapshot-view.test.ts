import { expect, test } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import type { OutboxRecords } from '../../../sdk/outbox/outbox.ts'
import { createRecordsView } from '../../../sdk/stores/records-view.ts'

function setupView(readMs: number) {
  let now = 0
  const pauses: number[] = []
  const source = {
    async read() {
      now += readMs
      return { customers: [], entries: [] }
    },
  } as unknown as OutboxRecords
  const environment = {
    ...browserEnvironment(),
    now: () => now,
    after(ms: number, run: () => void) {
      pauses.push(ms)
      queueMicrotask(run)
      return () => {}
    },
  }
  const view = createRecordsView(source, environment, (error) => {
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
