import { expect, test } from 'vitest'
import { backoffMs } from '../../../sdk/outbox/schedule.ts'

test('the backoff doubles from one second up to five minutes', () => {
  const longest = [1, 2, 3, 4, 5, 6, 7, 9, 10, 20].map((attempts) => backoffMs(attempts, 1))
  expect(longest).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 32_000, 64_000, 256_000, 300_000, 300_000])
})

test('the backoff is at least half of its maximum, whatever the jitter', () => {
  expect(backoffMs(3, 0)).toBe(2_000)
})

test('the backoff obeys a longer Retry-After, up to fifteen minutes', () => {
  expect(backoffMs(1, 0, 30_000)).toBe(30_000)
  expect(backoffMs(1, 0, 7 * 24 * 3_600_000)).toBe(900_000)
  expect(backoffMs(6, 1, 1_000)).toBe(32_000)
})
