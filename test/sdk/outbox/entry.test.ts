import { describe, expect, test } from 'vitest'
import type { EntryStatus } from '../../../sdk/domain/entry.ts'
import { entryEvents, entryTransitions, transition, type EntryEvent } from '../../../sdk/outbox/entry.ts'

/** The table once more, written as sentences: "an entry that is … , when … , becomes …". Anything else is invalid. */
const story: readonly (readonly [EntryStatus, EntryEvent, string])[] = [
  ['queued', 'claim', 'sending'],
  ['queued', 'deliver', 'delivered'],
  ['queued', 'refuse', 'refused'],
  ['queued', 'postpone', 'queued'],
  ['queued', 'retry', 'queued'],
  ['queued', 'discard', 'removed'],
  ['queued', 'hold', 'waiting'],
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

describe('the states of an outbox entry', () => {
  test.each(cells)('$status, $event', ({ status, event }) => {
    const told = story.find(([from, on]) => from === status && on === event)
    expect(transition(status, event)).toBe(told?.[2] ?? 'invalid')
  })

  test('there are six statuses and twelve events', () => {
    expect(cells).toHaveLength(72)
  })

  test('an in-doubt entry is never simply sent again: it takes a look-up, a decision, or to be harmless', () => {
    expect(transition('in-doubt', 'claim')).toBe('invalid')
    expect(transition('queued', 'resend')).toBe('invalid')
    expect(transition('in-doubt', 'retry')).toBe('invalid')
  })

  test('what is being sent cannot be discarded', () => {
    expect(transition('sending', 'discard')).toBe('invalid')
  })
})
