import { expect, test } from 'vitest'
import { createLoop } from '../../../sdk/sync/loop.ts'
import { browserEnvironment } from '../../../sdk/environment.ts'

test.each(Array.from({ length: 12 }, (_, turns) => turns))(
  'a call is never lost, %i turns after the first one',
  async (turns) => {
    let runs = 0
    const work = async () => {
      runs += 1
      return undefined
    }
    const loop = createLoop(browserEnvironment(fetch), work, () => undefined)
    void loop.run()
    for (let turn = 0; turn < turns; turn += 1) await undefined
    const before = runs
    await loop.run()
    expect(runs).toBe(before + 1)
    await loop.stop()
  },
)

test('work that fails is reported, and runs again after a pause', async () => {
  const pauses: number[] = []
  const errors: unknown[] = []
  const after = (ms: number) => {
    pauses.push(ms)
    return () => undefined
  }
  const broken = new Error('The disk is broken.')
  const loop = createLoop(
    { ...browserEnvironment(fetch), after },
    () => Promise.reject(broken),
    (error) => errors.push(error),
  )
  await loop.run()
  expect(errors).toEqual([broken])
  expect(pauses).toEqual([5_000])
})

test('an earlier run replaces a planned one, and a later one does not', async () => {
  const planned: number[] = []
  const cancelled: number[] = []
  const after = (ms: number) => {
    planned.push(ms)
    return () => void cancelled.push(ms)
  }
  const environment = { ...browserEnvironment(fetch), after, now: () => 0 }
  const loop = createLoop(
    environment,
    async () => undefined,
    () => undefined,
  )
  for (const ms of [5_000, 9_000, 1_000]) loop.runWithin(ms)
  expect(planned).toEqual([5_000, 1_000])
  expect(cancelled).toEqual([5_000])
  await loop.stop()
  expect(cancelled).toEqual([5_000, 1_000])
})
