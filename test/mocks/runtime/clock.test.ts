import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { createClock } from '../../../mocks/runtime/clock.ts'

const day = 24 * 3600 * 1000

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
})
afterEach(() => {
  vi.useRealTimers()
})

describe('a time further away than one timer can wait', () => {
  test('is waited for, and not a moment less', async () => {
    const clock = createClock(() => Date.now())
    let state: 'waiting' | 'over' = 'waiting'
    void clock.sleep(100 * day).then(() => (state = 'over'))
    await vi.advanceTimersByTimeAsync(100 * day - 1)
    expect(state).toBe('waiting')
    await vi.advanceTimersByTimeAsync(1)
    expect(state).toBe('over')
  })

  test('can be cancelled while it is waited for', async () => {
    const clock = createClock(() => Date.now())
    let calls = 0
    const cancel = clock.at(Date.now() + 100 * day, () => void (calls += 1))
    await vi.advanceTimersByTimeAsync(60 * day)
    cancel()
    await vi.advanceTimersByTimeAsync(60 * day)
    expect([calls, vi.getTimerCount()]).toEqual([0, 0])
  })

  test('a job every thirty days runs every thirty days', async () => {
    const hq = createHeadquarters({ now: () => Date.now() })
    await hq.jobs.schedule('P-job', { everyMs: 30 * day })
    await vi.advanceTimersByTimeAsync(29 * day)
    expect(hq.log.get()).toEqual([])
    await vi.advanceTimersByTimeAsync(day)
    await vi.waitFor(() => expect(hq.log.get()).toHaveLength(1))
    await hq.stop()
    expect(vi.getTimerCount()).toBe(0)
  })

  test('a request that is slow by 35 days is not answered at once', async () => {
    const hq = createHeadquarters({ now: () => Date.now() })
    await hq.faults.add({ on: '*', kind: 'slow', ms: 3e9 })
    let answered = 0
    const request = new Request('https://channel.example/Commerce/Customers/GetTitles()', {
      headers: { OUN: '068' },
    })
    const answer = hq.fetch(request).then((response) => {
      answered += 1
      return response.status
    })
    await vi.advanceTimersByTimeAsync(3e9 - 1)
    expect(answered).toBe(0)
    await vi.advanceTimersByTimeAsync(1)
    expect(await answer).toBe(200)
    await hq.stop()
  })
})
