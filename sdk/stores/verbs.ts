import type { Channel } from '../domain/channel.ts'
import type { Customer } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { Failure } from '../domain/failure.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { Environment } from '../environment.ts'
import { CommerceError, FailureThrown } from '../errors.ts'
import type { Messages } from '../messages/words.ts'
import type { ChannelReader } from '../negotiation/channel-reader.ts'
import { decide, type AsyncRules, type Decision, type WhenPending } from '../negotiation/decision.ts'
import type { CustomerState } from '../negotiation/table.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { RecordsView } from './records-view.ts'

/** What every verb needs to fail in the shopper's language. */
export interface Words {
  messages(): Messages
}

/** What the verbs stand on. */
export interface VerbParts {
  readonly records: OutboxRecords
  readonly view: RecordsView
  readonly reader: ChannelReader
  readonly environment: Environment
  readonly words: Words
  readonly rules: AsyncRules
  readonly answerTimeoutMs: number
  readonly stopped: AbortSignal
  /** Makes the sender, here or in another tab, look at what was recorded. */
  readonly onRecorded: () => Promise<void>
}

export function refuse(words: Words, failure: Failure, key?: CustomerKey): never {
  throw new CommerceError(failure, words.messages(), key === undefined ? {} : { key })
}

/** Runs a verb; what failed inside comes out as a `CommerceError`, mistakes of the program as they are. */
export async function asVerb<Result>(words: Words, verb: () => Promise<Result>): Promise<Result> {
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof FailureThrown)) throw error
    throw new CommerceError(error.failure, words.messages(), { cause: error.cause ?? error })
  }
}

export function decideFor(
  parts: Pick<VerbParts, 'reader' | 'rules'>,
  kind: EntryKind,
  customer: Customer | undefined,
  whenPending: WhenPending,
): Decision {
  const channel: Channel = parts.reader.channel.get()
  const isNear = parts.reader.lastKnownReach() !== 'away'
  // Without a customer it is about one that is still to be created.
  const isNewSynced = channel.mode === 'sync' && isNear
  const state: CustomerState = customer?.status ?? (isNewSynced ? 'synced' : 'pending')
  return decide(kind, { channel, isNear, rules: parts.rules, customer: state }, whenPending)
}

/** A refusal as an error says it: what can wait needs the account number, the rest is a rule. */
export function toFailure(decision: Extract<Decision, { outcome: 'refuse' }>): Failure {
  return { kind: decision.canWait ? 'pending' : 'refused', code: decision.reason }
}
