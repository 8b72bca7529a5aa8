import { expect, test } from 'vitest'
import { backoffMs } from '../../../sdk/outbox/schedule.ts'

test('doubles from one second and stops growing at a minute', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 20].map((attempts) => backoffMs(attempts, 1))
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 60_000, 60_000])
})

test('jitter never goes below half', () => {
  expect(backoffMs(3, 0)).toBe(2_000)
})

test('honours a longer Retry-After and caps it at a quarter of an hour', () => {
  expect(backoffMs(1, 0, 30_000)).toBe(30_000)
  expect(backoffMs(1, 0, 7 * 24 * 3_600_000)).toBe(900_000)
  expect(backoffMs(6, 1, 1_000)).toBe(32_000)
})
