import type { EntryStatus } from '../domain/entry.ts'

/**
 * The events of an entry.
 *
 * - `claim`: the leader takes a queued entry, before the first byte leaves.
 * - `resend`: the leader takes an in-doubt entry that is safe to send twice, because it changes nothing the second time or
 *   because the channel recognizes it by its idempotency key.
 * - `deliver`: the channel accepted it. A late answer can say so about an entry that is queued again, in doubt, or was
 *   refused when it was sent the second time.
 * - `refuse`: the channel or headquarters said no.
 * - `postpone`: the answer says that it was not processed, or a lookup could not be made; try again later.
 * - `answer-lost`: it may have been processed; the answer is unknown, its leader disappeared while sending, or a look before
 *   it is sent again saw something similar.
 * - `hold`: its customer needs the account number first.
 * - `release`: the account number arrived, or a switch was turned on that makes it unnecessary.
 * - `not-found`: a lookup or a person says that the channel does not have it.
 * - `retry`: a person wants it sent now.
 * - `amend`: a person corrects its content.
 * - `discard`: a person gives it up.
 */
export const entryEvents = [
  'claim',
  'resend',
  'deliver',
  'refuse',
  'postpone',
  'answer-lost',
  'hold',
  'release',
  'not-found',
  'retry',
  'amend',
  'discard',
] as const
export type EntryEvent = (typeof entryEvents)[number]

/** The result of an event: the next status, `removed`, or `invalid` if the event is impossible in the current status. */
export type Transition = EntryStatus | 'removed' | 'invalid'

/** The state machine of entries: one row for each status. An event that a row does not name is impossible in this status. */
export const entryTransitions: Readonly<
  Record<EntryStatus, { readonly [Event in EntryEvent]?: Transition }>
> = {
  queued: {
    claim: 'sending',
    deliver: 'delivered',
    refuse: 'refused',
    postpone: 'queued',
    'answer-lost': 'in-doubt',
    hold: 'waiting',
    retry: 'queued',
    amend: 'queued',
    discard: 'removed',
  },
  sending: {
    deliver: 'delivered',
    refuse: 'refused',
    postpone: 'queued',
    'answer-lost': 'in-doubt',
    hold: 'waiting',
  },
  waiting: {
    refuse: 'refused',
    release: 'queued',
    discard: 'removed',
  },
  'in-doubt': {
    resend: 'sending',
    deliver: 'delivered',
    postpone: 'in-doubt',
    'answer-lost': 'in-doubt',
    'not-found': 'queued',
    discard: 'removed',
  },
  delivered: {},
  refused: {
    deliver: 'delivered',
    retry: 'queued',
    amend: 'queued',
    discard: 'removed',
  },
}

export function transition(status: EntryStatus, event: EntryEvent): Transition {
  return entryTransitions[status][event] ?? 'invalid'
}
