import { describe, expect, test } from 'vitest'
import { nextLookAt, type Waiting } from '../../../sdk/sync/pace.ts'

const minute = 60_000
const hour = 60 * minute

/** The times at which a customer that never gets its number is asked for, while a tab is looked at. */
function looks(untilMs: number, isLookedAt: (at: number) => boolean, nextRunAt?: (at: number) => number) {
  const times: number[] = []
  let waiting: Waiting = { since: 0 }
  let now = 0
  while (now < untilMs) {
    const at = Math.max(now, nextLookAt(waiting, 0.5, nextRunAt?.(now)))
    // A person who comes back is answered at once.
    now = isLookedAt(at) ? at : Math.ceil(at / hour) * hour
    if (now >= untilMs) break
    times.push(now)
    waiting = { since: 0, askedAt: now }
    now += 1
  }
  return times
}

describe('the pace of questions for one customer', () => {
  test('begins with seconds, and ends with six minutes', () => {
    const times = looks(24 * hour, () => true)
    expect(times.slice(0, 4).map((at) => Math.round(at / 1_000))).toEqual([2, 4, 6, 8])
    expect(times.at(-1)! - times.at(-2)!).toBe(6 * minute)
  })

  test('costs at most 300 requests a day in a tab that stays open', () => {
    expect(looks(24 * hour, () => true).length).toBeLessThanOrEqual(300)
  })

  test('costs at most 40 requests a day in a tab that is looked at three minutes an hour', () => {
    expect(looks(24 * hour, (at) => at % hour < 3 * minute).length).toBeLessThanOrEqual(40)
  })

  test('costs at most two requests for each run of the jobs, if it is known when they run', () => {
    const every = 15 * minute
    const nextRun = (at: number) => Math.ceil((at + 1) / every) * every
    const times = looks(24 * hour, () => true, nextRun)
    expect(times.length).toBeLessThanOrEqual(2 * 96)
    expect(times.every((at) => at % every < 2 * minute)).toBe(true)
  })

  test('a hint that is past counts for two looks', () => {
    const [first, second, third] = looks(
      hour,
      () => true,
      () => 10 * minute,
    )
    expect([first, second]).toEqual([10 * minute + 10_000, 11 * minute + 10_000])
    expect(third! - second!).toBeGreaterThan(2 * minute)
  })
})
