import type { Failure } from '../domain/failure.ts'
import type { Settlement } from '../outbox/outbox.ts'
import type { StoredEntry } from '../outbox/records.ts'
import type { Answer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { backoffMs } from './backoff.ts'
import type { Moment } from './settlement.ts'

/** A request may still be on its way for so long, in milliseconds: until then, not found does not mean not there. */
const absenceBelievedAfterMs = 60_000
const candidatesRead = 5

type Finding =
  | { readonly kind: 'found'; readonly customer: WireCustomer }
  | { readonly kind: 'absent' }
  | { readonly kind: 'try-later' }
  | { readonly kind: 'cannot-tell' }

/**
 * Finds out what became of a create whose answer was lost: a signed-in shopper asks for their own customer, others
 * search and compare the id of the intent. Where neither tells, the entry stays doubtful and a person decides.
 */
export async function lookUp(entry: StoredEntry, endpoints: Endpoints, moment: Moment): Promise<Settlement> {
  const finding = (await endpoints.hasToken())
    ? await askForOwnCustomer(endpoints)
    : await searchForIntent(entry, endpoints)
  switch (finding.kind) {
    case 'found':
      return { event: 'deliver', facts: finding.customer.identity }
    case 'absent':
      return isOldEnough(entry, moment) ? { event: 'absent' } : askAgain(entry, moment)
    case 'try-later':
      return askAgain(entry, moment)
    case 'cannot-tell':
      return { event: 'lose', failure: answerLost(entry) }
  }
}

async function askForOwnCustomer(endpoints: Endpoints): Promise<Finding> {
  const answer = await endpoints.readSignedInCustomer()
  // One identity has one customer: whichever intent made it, a second create could only be refused.
  return answer.kind === 'ok' ? { kind: 'found', customer: answer.body } : unhappy(answer)
}

async function searchForIntent(entry: StoredEntry, endpoints: Endpoints): Promise<Finding> {
  const { email, firstName, lastName } = entry.payload
  const answer = await endpoints.search(email || `${firstName} ${lastName}`)
  if (answer.kind !== 'ok') return unhappy(answer)
  let isConclusive = answer.body.length <= candidatesRead
  for (const account of answer.body.slice(0, candidatesRead)) {
    const candidate = await endpoints.readCustomer(account)
    if (candidate.kind !== 'ok') return unhappy(candidate)
    if (candidate.body.requestId === entry.id) return { kind: 'found', customer: candidate.body }
    if (candidate.body.requestId === undefined) isConclusive = false
  }
  return isConclusive ? { kind: 'absent' } : { kind: 'cannot-tell' }
}

function unhappy(answer: Exclude<Answer<unknown>, { kind: 'ok' }>): Finding {
  if (answer.kind !== 'refused') return { kind: 'try-later' }
  const isNotFound = answer.error.status === 404 || answer.error.resourceId?.endsWith('CustomerNotFound')
  return isNotFound ? { kind: 'absent' } : { kind: 'cannot-tell' }
}

function isOldEnough(entry: StoredEntry, moment: Moment): boolean {
  return moment.now - (entry.sentAt ?? 0) >= absenceBelievedAfterMs
}

function askAgain(entry: StoredEntry, moment: Moment): Settlement {
  const nextAttemptAt = moment.now + backoffMs(entry.attempts + 2, moment.random)
  return { event: 'postpone', failure: answerLost(entry), nextAttemptAt }
}

function answerLost(entry: StoredEntry): Failure {
  return entry.failure ?? { kind: 'unreachable', code: 'answer_lost' }
}
