import type { EntryStatus } from '../domain/entry.ts'

/**
 * What can happen to an entry.
 *
 * - `claim`: the sending tab takes it, before the first byte leaves.
 * - `claim-again`: the same for one in doubt that may be sent twice: it changes nothing, or the channel knows it by its key.
 * - `deliver`: the channel accepted it; a late answer may say so of an entry that is queued again, or
 *   was refused the second time. `refuse`: the channel or headquarters said no.
 * - `postpone`: it certainly was not processed; it is tried again later.
 * - `lose`: it may have been processed; the answer is unknown, or its sender vanished while sending.
 * - `hold`: its customer cannot have it before the account number is back. `release`: the account number is back, or a
 *   switch was turned on that makes it needless.
 * - `absent`: a look-up, or a person, says that the channel does not have it.
 * - `retry`: a person wants it sent now. `amend`: a person mends what it says. `discard`: a person gives it up.
 */
export const entryEvents = [
  'claim',
  'claim-again',
  'deliver',
  'refuse',
  'postpone',
  'lose',
  'hold',
  'release',
  'absent',
  'retry',
  'amend',
  'discard',
] as const
export type EntryEvent = (typeof entryEvents)[number]

/** What becomes of an entry: a status, `removed`, or `invalid` where the event cannot happen. */
export type Transition = EntryStatus | 'removed' | 'invalid'

export const entryTransitions: Readonly<Record<EntryStatus, Readonly<Record<EntryEvent, Transition>>>> = {
  queued: {
    claim: 'sending',
    'claim-again': 'invalid',
    deliver: 'delivered',
    refuse: 'refused',
    postpone: 'queued',
    lose: 'invalid',
    hold: 'waiting',
    release: 'invalid',
    absent: 'invalid',
    retry: 'queued',
    amend: 'queued',
    discard: 'removed',
  },
  sending: {
    claim: 'invalid',
    'claim-again': 'invalid',
    deliver: 'delivered',
    refuse: 'refused',
    postpone: 'queued',
    lose: 'in-doubt',
    hold: 'waiting',
    release: 'invalid',
    absent: 'invalid',
    retry: 'invalid',
    amend: 'invalid',
    discard: 'invalid',
  },
  waiting: {
    claim: 'invalid',
    'claim-again': 'invalid',
    deliver: 'invalid',
    refuse: 'refused',
    postpone: 'invalid',
    lose: 'invalid',
    hold: 'invalid',
    release: 'queued',
    absent: 'invalid',
    retry: 'invalid',
    amend: 'invalid',
    discard: 'removed',
  },
  'in-doubt': {
    claim: 'invalid',
    'claim-again': 'sending',
    deliver: 'delivered',
    refuse: 'invalid',
    postpone: 'in-doubt',
    lose: 'in-doubt',
    hold: 'invalid',
    release: 'invalid',
    absent: 'queued',
    retry: 'invalid',
    amend: 'invalid',
    discard: 'removed',
  },
  delivered: {
    claim: 'invalid',
    'claim-again': 'invalid',
    deliver: 'invalid',
    refuse: 'invalid',
    postpone: 'invalid',
    lose: 'invalid',
    hold: 'invalid',
    release: 'invalid',
    absent: 'invalid',
    retry: 'invalid',
    amend: 'invalid',
    discard: 'invalid',
  },
  refused: {
    claim: 'invalid',
    'claim-again': 'invalid',
    deliver: 'delivered',
    refuse: 'invalid',
    postpone: 'invalid',
    lose: 'invalid',
    hold: 'invalid',
    release: 'invalid',
    absent: 'invalid',
    retry: 'queued',
    amend: 'queued',
    discard: 'removed',
  },
}

export function transition(status: EntryStatus, event: EntryEvent): Transition {
  return entryTransitions[status][event]
}
