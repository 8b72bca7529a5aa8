import { describe, expect, test } from 'vitest'
import type { EntryStatus } from '../../../sdk/domain/entry.ts'
import { entryEvents, entryTransitions, transition, type EntryEvent } from '../../../sdk/outbox/entry.ts'

/** The transitions written a second time: status, event, next status. Every other combination is invalid. */
const expectedTransitions: readonly (readonly [EntryStatus, EntryEvent, string])[] = [
  ['queued', 'claim', 'sending'],
  ['queued', 'deliver', 'delivered'],
  ['queued', 'refuse', 'refused'],
  ['queued', 'postpone', 'queued'],
  ['queued', 'retry', 'queued'],
  ['queued', 'discard', 'removed'],
  ['queued', 'hold', 'waiting'],
  ['queued', 'answer-lost', 'in-doubt'],
  ['queued', 'amend', 'queued'],
  ['sending', 'deliver', 'delivered'],
  ['sending', 'hold', 'waiting'],
  ['sending', 'refuse', 'refused'],
  ['sending', 'postpone', 'queued'],
  ['sending', 'answer-lost', 'in-doubt'],
  ['waiting', 'release', 'queued'],
  ['waiting', 'refuse', 'refused'],
  ['waiting', 'discard', 'removed'],
  ['in-doubt', 'resend', 'sending'],
  ['in-doubt', 'deliver', 'delivered'],
  ['in-doubt', 'postpone', 'in-doubt'],
  ['in-doubt', 'answer-lost', 'in-doubt'],
  ['in-doubt', 'not-found', 'queued'],
  ['in-doubt', 'discard', 'removed'],
  ['refused', 'deliver', 'delivered'],
  ['refused', 'retry', 'queued'],
  ['refused', 'amend', 'queued'],
  ['refused', 'discard', 'removed'],
]

const statuses = Object.keys(entryTransitions) as EntryStatus[]
const cells = statuses.flatMap((status) => entryEvents.map((event) => ({ status, event })))

describe('the state machine of an entry', () => {
  test.each(cells)('applies the event $event to an entry that is $status', ({ status, event }) => {
    const expected = expectedTransitions.find(([from, on]) => from === status && on === event)
    expect(transition(status, event)).toBe(expected?.[2] ?? 'invalid')
  })

  test('has six statuses and twelve events', () => {
    expect(cells).toHaveLength(72)
  })

  test('resends an entry in doubt only by its own event, never by a claim or a retry', () => {
    expect(transition('in-doubt', 'claim')).toBe('invalid')
    expect(transition('queued', 'resend')).toBe('invalid')
    expect(transition('in-doubt', 'retry')).toBe('invalid')
  })

  test('does not discard an entry that is being sent', () => {
    expect(transition('sending', 'discard')).toBe('invalid')
  })
})
