import type { EntryKind } from '../domain/entry.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { Environment } from '../environment.ts'
import type { ChannelReader } from '../negotiation/channel-reader.ts'
import { decide, type AsyncRules } from '../negotiation/decision.ts'
import { operationOf } from '../operations/index.ts'
import type { Call, Finding } from '../operations/operation.ts'
import type { Claimed, Delivery } from '../outbox/intents.ts'
import { toNewEntry } from '../outbox/new-entry.ts'
import type { EntryOf, Sending, StoredEntry } from '../outbox/records.ts'
import type { Answer } from '../wire/answer.ts'
import type { Endpoints } from '../wire/endpoints.ts'

const untilSynced = {
  status: 'waiting',
  failure: { kind: 'pending', code: 'account_number_needed' },
} as const

/** Carries entries to the channel and asks what became of them, each in the way of its kind. */
export interface Carrier {
  send(claimed: Claimed): Promise<Answer<Delivery>>
  lookUp(claimed: Claimed): Promise<Finding>
  isRepeatable(kind: EntryKind): boolean
  /** Whether one in doubt may be sent again: it changes nothing, or it carried a key by which the channel knows it. */
  maySendAgain(entry: StoredEntry): boolean
  /** How it would be sent now; `undefined` while the site cannot say as whom. */
  prepare(entry: StoredEntry): Promise<Omit<Sending, 'term' | 'at'> | undefined>
  /** Why the customer cannot have it yet; `undefined` when it may be sent. */
  holdingRule(claimed: Claimed): FailureCode | undefined
}

export function createCarrier(parts: {
  readonly endpoints: Endpoints
  readonly reader: ChannelReader
  readonly environment: Environment
  readonly rules: AsyncRules
  readonly usesIdempotencyKeys: boolean
}): Carrier {
  const { reader, environment, rules } = parts

  function toCall<Kind extends EntryKind>(entry: EntryOf<Kind>, customer: Claimed['customer']): Call<Kind> {
    return {
      entry,
      customer,
      endpoints: parts.endpoints,
      channel: entry.sent?.channel ?? reader.channel.get(),
      rules,
      toWaiting: (part) => toNewEntry(customer.key, part, untilSynced, environment),
    }
  }

  function isKeyed({ sent }: StoredEntry): boolean {
    return parts.usesIdempotencyKeys && sent?.idempotencyKey !== undefined
  }

  return {
    // One call for each kind, so that the compiler sees that an entry meets the operation of its own kind.
    send: ({ entry, customer }) => carry(entry.kind, entry, customer),
    lookUp: ({ entry, customer }) => find(entry.kind, entry, customer),
    async prepare({ kind }) {
      const as = await parts.endpoints.whoAsks()
      if (as === 'unknown') return undefined
      const isToBeKeyed = parts.usesIdempotencyKeys && kind === 'create-customer'
      return {
        as,
        channel: reader.channel.get(),
        ...(isToBeKeyed && { idempotencyKey: environment.uuid() }),
      }
    },
    isRepeatable,
    maySendAgain: (entry) => isRepeatable(entry.kind) || isKeyed(entry),
    holdingRule({ entry, customer }) {
      if (entry.kind === 'create-customer' || customer.identity.status === 'synced') return undefined
      const situation = { channel: reader.channel.get(), isNear: true, rules, customer: 'pending' } as const
      const decision = decide(entry.kind, situation, 'wait')
      return decision.outcome === 'wait' ? decision.reason : undefined
    },
  }

  function carry<Kind extends EntryKind>(kind: Kind, entry: StoredEntry, customer: Claimed['customer']) {
    return operationOf(kind).send(toCall(entry as unknown as EntryOf<Kind>, customer))
  }

  function find<Kind extends EntryKind>(kind: Kind, entry: StoredEntry, customer: Claimed['customer']) {
    return operationOf(kind).lookUp(toCall(entry as unknown as EntryOf<Kind>, customer))
  }
}

function isRepeatable(kind: EntryKind): boolean {
  return operationOf(kind).again === 'repeatable'
}
