import type { Customer, CustomerStatus } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import { decide, type Decision, type WhenPending } from '../negotiation/decision.ts'
import type { Commerce } from '../public.ts'
import { checkKind, whenPendingIn } from './choices.ts'
import type { ApiDeps } from './verb.ts'

/** True while a decision would rest on assumptions: this device has never read the channel. */
export function isUndecided({ monitor }: Pick<ApiDeps, 'monitor'>): boolean {
  return monitor.channel.get().readAt === undefined
}

/**
 * Decides with the channel as it is known now. Without a customer, the decision is about a customer still to be created: it
 * will be synced if the channel is in sync mode and reachable, otherwise pending.
 */
export function decideNow(
  { monitor, rules, caller }: Pick<ApiDeps, 'monitor' | 'rules' | 'caller'>,
  kind: EntryKind,
  customer: Customer | undefined,
  whenPending: WhenPending,
): Decision {
  const situation = situationNow({ monitor, rules })
  const { channel, isReachable } = situation
  const newStatus: CustomerStatus = channel.mode === 'sync' && isReachable ? 'synced' : 'pending'
  const about = customer ? { customer: customer.status, caller } : { customer: newStatus }
  return decide(kind, { ...situation, ...about }, whenPending)
}

/** The channel as it is known now. */
export function situationNow({ monitor, rules }: Pick<ApiDeps, 'monitor' | 'rules'>) {
  const isReachable = monitor.lastKnownReachability() !== 'unreachable'
  return { channel: monitor.channel.get(), isReachable, rules }
}

/** The public `decide`: adds the message for the shopper to a decision that has a reason. */
export function createDecide(
  deps: Pick<ApiDeps, 'monitor' | 'rules' | 'caller' | 'messages'>,
): Commerce['decide'] {
  return (kind, customer, options) => {
    checkKind(kind)
    const decision = {
      ...decideNow(deps, kind, customer, whenPendingIn(options)),
      ...(isUndecided(deps) && { assumed: true as const }),
    }
    return 'reason' in decision
      ? { ...decision, message: deps.messages().failures[decision.reason] }
      : decision
  }
}
