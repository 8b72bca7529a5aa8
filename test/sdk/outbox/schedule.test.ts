import { describe, expect, test } from 'vitest'
import type { Snapshot } from '../../../sdk/outbox/model.ts'
import { dueEntries, toTry } from '../../../sdk/outbox/schedule.ts'
import { tallyOf } from '../../../sdk/outbox/snapshot-index.ts'
import { sampleAddressEntry, sampleEntry } from '../../support/samples.ts'

const now = 10_000
const withEntries = (entries: Snapshot['entries']): Snapshot => ({ customers: [], entries })
const nextDueAt = (entries: Snapshot['entries']) => tallyOf(withEntries(entries)).nextDueAt()
const idsDue = (entries: Snapshot['entries'], urgency: 'scheduled' | 'now' = 'scheduled') =>
  dueEntries(withEntries(entries), now, { urgency }).map(({ id }) => id)

describe('due entries', () => {
  test('a new entry is due at once, a postponed one at its time', () => {
    const entries = [
      sampleEntry({ id: 'new', customerKey: 'a' }),
      sampleEntry({ id: 'past', customerKey: 'b', nextAttemptAt: 9_999 }),
      sampleEntry({ id: 'future', customerKey: 'c', nextAttemptAt: 10_001 }),
    ]
    expect(idsDue(entries)).toEqual(['new', 'past'])
    expect(nextDueAt([entries[2]!])).toBe(10_001)
  })

  test('an entry with an impossibly long delay is due at once, because the clock was set back', () => {
    const [inTenHours, inTenMinutes] = [now + 36_000_000, now + 600_000]
    expect(idsDue([sampleEntry({ id: 'now', nextAttemptAt: inTenHours })])).toEqual(['now'])
    expect(idsDue([sampleEntry({ nextAttemptAt: inTenMinutes })])).toEqual([])
  })

  test('the entry with the fewest attempts is tried alone, the first of several', () => {
    const entries = [
      sampleEntry({ id: 'often', attempts: 9 }),
      sampleEntry({ id: 'new', attempts: 0 }),
      sampleEntry({ id: 'newer', attempts: 0 }),
    ]
    expect(toTry(entries).map(({ id }) => id)).toEqual(['new'])
    expect(toTry([])).toEqual([])
  })

  test('an entry does not wait for entries of other customers', () => {
    const entries = [
      sampleEntry({ id: 'stuck', customerKey: 'a', nextAttemptAt: 99_999 }),
      sampleEntry({ id: 'other', customerKey: 'b' }),
    ]
    expect(idsDue(entries)).toEqual(['other'])
  })

  test.each(['queued', 'sending', 'in-doubt', 'refused'] as const)(
    'nothing is due behind a create that is %s',
    (status) => {
      const entries = [sampleEntry({ status, nextAttemptAt: 99_999 }), sampleAddressEntry()]
      expect(idsDue(entries)).toEqual([])
    },
  )

  test('nothing is due while an entry of the customer is being sent, wherever it stands', () => {
    const entries = [
      sampleAddressEntry({ id: 'brought by a create', seq: 1 }),
      sampleAddressEntry({ id: 'on its way', seq: 2, status: 'sending' }),
    ]
    expect(idsDue(entries)).toEqual([])
    expect(nextDueAt(entries)).toBeUndefined()
  })

  test('an entry waits behind one that will be sent, but not behind one that waits for a person', () => {
    const behind = sampleAddressEntry({ id: 'behind', seq: 3 })
    expect(idsDue([sampleAddressEntry({ nextAttemptAt: 99_999 }), behind])).toEqual([])
    expect(idsDue([sampleAddressEntry({ status: 'sending' }), behind])).toEqual([])
    for (const status of ['waiting', 'refused', 'in-doubt'] as const) {
      expect(idsDue([sampleAddressEntry({ status }), behind])).toEqual(['behind'])
    }
  })

  test('a flush ends delays for a missing connection or token, but not the delay of a busy channel', () => {
    const later = { nextAttemptAt: 99_999 }
    const entries = [
      sampleEntry({
        ...later,
        id: 'unreachable',
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
    expect(idsDue(entries, 'now')).toEqual(['unreachable', 'token'])
  })

  test('an entry in doubt is due at the time of its lookup, and never while it waits for a person', () => {
    expect(idsDue([sampleEntry({ status: 'in-doubt', nextAttemptAt: 1 })])).toEqual(['entry-1'])
    expect(idsDue([sampleEntry({ status: 'in-doubt' })])).toEqual([])
  })

  test.each(['sending', 'waiting', 'refused', 'delivered'] as const)(
    'an entry that is %s is not due',
    (status) => {
      expect(idsDue([sampleEntry({ status })], 'now')).toEqual([])
      expect(nextDueAt([sampleEntry({ status })])).toBeUndefined()
    },
  )
})
