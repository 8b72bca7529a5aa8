import { describe, expect, test } from 'vitest'
import { dueEntries, nextDueAt } from '../../../sdk/outbox/schedule.ts'
import { sampleAddressEntry, sampleEntry } from '../../support/samples.ts'

const now = 10_000
const idsDue = (entries: Parameters<typeof dueEntries>[0], urgency: 'scheduled' | 'now' = 'scheduled') =>
  dueEntries(entries, now, urgency).map(({ id }) => id)

describe('which entries are due', () => {
  test('a new one at once, a postponed one at its time', () => {
    const entries = [
      sampleEntry({ id: 'new', customerKey: 'a' }),
      sampleEntry({ id: 'past', customerKey: 'b', nextAttemptAt: 9_999 }),
      sampleEntry({ id: 'future', customerKey: 'c', nextAttemptAt: 10_001 }),
    ]
    expect(idsDue(entries)).toEqual(['new', 'past'])
    expect(nextDueAt([entries[2]!])).toBe(10_001)
  })

  test('one that was put off before the clock was set back, at once', () => {
    const [inTenHours, inTenMinutes] = [now + 36_000_000, now + 600_000]
    expect(idsDue([sampleEntry({ id: 'now', nextAttemptAt: inTenHours })])).toEqual(['now'])
    expect(idsDue([sampleEntry({ nextAttemptAt: inTenMinutes })])).toEqual([])
  })

  test('customers do not wait for each other', () => {
    const entries = [
      sampleEntry({ id: 'stuck', customerKey: 'a', nextAttemptAt: 99_999 }),
      sampleEntry({ id: 'other', customerKey: 'b' }),
    ]
    expect(idsDue(entries)).toEqual(['other'])
  })

  test.each(['queued', 'sending', 'in-doubt', 'refused'] as const)(
    'nothing overtakes a create that is %s',
    (status) => {
      const entries = [sampleEntry({ status, nextAttemptAt: 99_999 }), sampleAddressEntry()]
      expect(idsDue(entries)).toEqual([])
    },
  )

  test('what comes later waits for what is about to be sent, not for what waits for a person', () => {
    const behind = sampleAddressEntry({ id: 'behind', seq: 3 })
    expect(idsDue([sampleAddressEntry({ nextAttemptAt: 99_999 }), behind])).toEqual([])
    expect(idsDue([sampleAddressEntry({ status: 'sending' }), behind])).toEqual([])
    for (const status of ['waiting', 'refused', 'in-doubt'] as const) {
      expect(idsDue([sampleAddressEntry({ status }), behind])).toEqual(['behind'])
    }
  })

  test('waking cuts short what waited for a connection or a token, not what a busy channel asked for', () => {
    const later = { nextAttemptAt: 99_999 }
    const entries = [
      sampleEntry({
        ...later,
        id: 'away',
        customerKey: 'a',
        failure: { kind: 'unreachable', code: 'channel_unreachable' },
      }),
      sampleEntry({
        ...later,
        id: 'token',
        customerKey: 'b',
        failure: { kind: 'refused', code: 'token_needed' },
      }),
      sampleEntry({
        ...later,
        id: 'busy',
        customerKey: 'c',
        failure: { kind: 'unreachable', code: 'channel_busy' },
      }),
    ]
    expect(idsDue(entries)).toEqual([])
    expect(idsDue(entries, 'now')).toEqual(['away', 'token'])
  })

  test('an in-doubt entry is looked up at its time, and without one waits for a person', () => {
    expect(idsDue([sampleEntry({ status: 'in-doubt', nextAttemptAt: 1 })])).toEqual(['entry-1'])
    expect(idsDue([sampleEntry({ status: 'in-doubt' })])).toEqual([])
  })

  test.each(['sending', 'waiting', 'refused', 'delivered'] as const)('%s entries are not due', (status) => {
    expect(idsDue([sampleEntry({ status })], 'now')).toEqual([])
    expect(nextDueAt([sampleEntry({ status })])).toBeUndefined()
  })
})
