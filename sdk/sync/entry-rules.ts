import type { Channel } from '../domain/channel.ts'
import type { Failure, FailureCode } from '../domain/failure.ts'
import type { Caller } from '../domain/identity.ts'
import { decideCreate } from '../negotiation/create-decision.ts'
import { decide, toFailure, type AsyncRules, type WhenPending } from '../negotiation/decision.ts'
import type { EntryWithCustomer } from '../outbox/model.ts'

/** The rule that makes an entry wait for the account number; `undefined` if it may be sent. Pure. */
export function ruleThatHolds(
  { entry, customer }: EntryWithCustomer,
  channel: Channel,
  rules: AsyncRules,
): FailureCode | undefined {
  if (entry.kind === 'create-customer' || customer.identity.status === 'synced') return undefined
  const situation = { channel, isReachable: true, rules } as const
  const decision = decide(entry.kind, { ...situation, customer: 'pending' }, 'wait')
  return 'reason' in decision ? decision.reason : undefined
}

/** The rule that refuses an entry which was recorded before the channel was read; `undefined` if none does. Pure. */
export function ruleThatRefuses(
  { entry, customer }: EntryWithCustomer,
  caller: Caller,
  whenPending: WhenPending,
  channel: Channel,
  rules: AsyncRules,
): Failure | undefined {
  const situation = { channel, isReachable: true, rules }
  const decision =
    entry.kind === 'create-customer'
      ? decideCreate(entry.payload.draft, { ...situation, caller }, whenPending)
      : decide(entry.kind, { ...situation, customer: customer.identity.status }, whenPending)
  return decision.outcome === 'refuse' ? toFailure(decision) : undefined
}
