import type { Channel } from '../domain/channel.ts'
import type { CustomerStatus } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { Failure, FailureCode } from '../domain/failure.ts'
import type { Caller } from '../domain/identity.ts'
import {
  createCustomerTable,
  customerTable,
  guestTable,
  type AsyncRule,
  type Cell,
  type Condition,
  type Outcome,
  type Reachability,
} from './table.ts'

/**
 * The two rules of async creation on which Microsoft's documentation disagrees: its English text allows both for pending
 * customers, its localised editions allow neither. Both also need the switch for enhanced async creation. Default:
 * `false`.
 */
export type AsyncRules = Readonly<Record<AsyncRule, boolean>>

export const strictAsyncRules: AsyncRules = { affiliations: false, secondaryContacts: false }

/**
 * The treatment of an intent that needs the account number: `refuse` rejects it, `wait` keeps it and sends it when the
 * account number arrives.
 */
export type WhenPending = 'refuse' | 'wait'

/**
 * The decision about an intent, made before anything is sent.
 *
 * - `sync`: sent now; headquarters answers in a real-time call.
 * - `async`: sent now; the channel keeps it, and jobs bring it to headquarters.
 * - `queue`: kept on this device and sent when the channel is reachable.
 * - `wait`: kept on this device and sent when the account number arrives.
 * - `refuse`: rejected; nothing is kept.
 */
export type Decision =
  | {
      /** Allowed. */
      readonly outcome: 'sync' | 'async' | 'queue'
    }
  | {
      /** Kept until the account number arrives. */
      readonly outcome: 'wait'
      /** The rule that requires the account number. */
      readonly reason: FailureCode
    }
  | {
      /** Rejected. */
      readonly outcome: 'refuse'
      /** The rule that refuses it. */
      readonly reason: FailureCode
      /** `whenPending: 'wait'` would keep it instead. */
      readonly canWait: boolean
    }

/** A decision that rejects an intent. */
export type Refused = Extract<Decision, { outcome: 'refuse' }>

/** The facts that a decision depends on. */
export interface Situation {
  readonly channel: Channel
  readonly isReachable: boolean
  readonly rules: AsyncRules
  /** The state of the customer it is about; absent for a create. */
  readonly customer?: CustomerStatus
  /** The one who asks to change a customer. Default: one who may. */
  readonly caller?: Caller
}

/** Looks up the decision table. Pure. */
export function decide(kind: EntryKind, situation: Situation, whenPending: WhenPending): Decision {
  const outcome = outcomeOf(kind, situation)
  if (typeof outcome === 'string') return { outcome }
  const { reason, canWait } = outcome
  return canWait && whenPending === 'wait'
    ? { outcome: 'wait', reason }
    : { outcome: 'refuse', reason, canWait }
}

/** The failure of a refused decision: `pending` if it could wait for the account number, otherwise `refused` or `sign-in`. */
export function toFailure({ reason, canWait }: Refused): Failure {
  if (reason === 'token_needed') return { kind: 'sign-in', code: reason }
  return { kind: canWait ? 'pending' : 'refused', code: reason }
}

function outcomeOf(kind: EntryKind, situation: Situation): Outcome {
  const { channel, isReachable, customer = 'synced', caller } = situation
  if (caller === 'guest' && kind !== 'create-customer' && !guestTable[kind].includes(customer))
    return { reason: 'token_needed', canWait: false }
  const reachability: Reachability = isReachable ? 'reachable' : 'unreachable'
  if (kind !== 'create-customer') return resolve(customerTable[kind][customer][reachability], situation)
  const isFiltered = !isReachable && !channel.offlineCreation
  return createCustomerTable[channel.mode][isFiltered ? 'unreachable, customers filtered' : reachability]
}

function resolve(cell: Cell, situation: Situation): Outcome {
  if (typeof cell === 'string' || 'reason' in cell) return cell
  const isMet = cell.ifAll.every((condition) => isOn(condition, situation))
  return resolve(isMet ? cell.met : cell.unmet, situation)
}

function isOn(condition: Condition, { channel, rules }: Situation): boolean {
  return condition in rules
    ? rules[condition as AsyncRule]
    : channel.switches[condition as keyof Channel['switches']]
}
