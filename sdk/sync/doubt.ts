import type { Finding } from '../operations/operation.ts'
import type { Settlement } from '../outbox/intents.ts'
import type { StoredEntry } from '../outbox/records.ts'
import { backoffMs } from './backoff.ts'
import type { Moment } from './settlement.ts'

/** A request may still be on its way for so long, in milliseconds: until then, not found does not mean not there. */
const absenceBelievedAfterMs = 60_000

/** What a look-up means for an in-doubt entry. Where nothing can tell, it stays doubtful and a person decides. Pure. */
export function settlementOfFinding(entry: StoredEntry, finding: Finding, moment: Moment): Settlement {
  switch (finding.kind) {
    case 'found':
      return { event: 'deliver', delivery: finding.delivery }
    case 'absent':
      return isOldEnough(entry, moment) ? { event: 'absent' } : askAgain(entry, moment)
    case 'try-later':
      return askAgain(entry, moment)
    case 'cannot-tell':
      return { event: 'lose', failure: failureOf(entry) }
  }
}

function isOldEnough(entry: StoredEntry, moment: Moment): boolean {
  return moment.now - (entry.sent?.at ?? 0) >= absenceBelievedAfterMs
}

function askAgain(entry: StoredEntry, moment: Moment): Settlement {
  const nextAttemptAt = moment.now + backoffMs(entry.attempts + 2, moment.random)
  return { event: 'postpone', failure: failureOf(entry), nextAttemptAt }
}

function failureOf(entry: StoredEntry) {
  return entry.failure ?? ({ kind: 'unreachable', code: 'answer_lost' } as const)
}
