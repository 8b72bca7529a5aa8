import type { Channel } from '../domain/channel.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { FailureCode } from '../domain/failure.ts'
import {
  createCustomerTable,
  customerTable,
  type AsyncRule,
  type Cell,
  type Condition,
  type CustomerState,
  type Outcome,
  type Reach,
} from './table.ts'

/** Which of the two disputed rules of async creation follow the English documentation. Default: neither. */
export type AsyncRules = Readonly<Record<AsyncRule, boolean>>

export const strictAsyncRules: AsyncRules = { affiliations: false, secondaryContacts: false }

/** What becomes of what a pending customer cannot have yet. */
export type WhenPending = 'refuse' | 'wait'

/** What becomes of an operation that a shopper is about to start. */
export type Decision =
  | { readonly outcome: 'sync' | 'async' | 'queue' }
  /** `reason` says what it waits for. */
  | { readonly outcome: 'wait'; readonly reason: FailureCode }
  /** `canWait`: with `whenPending: 'wait'` it would be kept instead. */
  | { readonly outcome: 'refuse'; readonly reason: FailureCode; readonly canWait: boolean }

/** What a decision is made of. */
export interface Situation {
  readonly channel: Channel
  readonly isNear: boolean
  readonly rules: AsyncRules
  /** The customer it is about; `undefined` for a create. */
  readonly customer?: CustomerState
}

/** The decision table, asked. Pure. */
export function decide(kind: EntryKind, situation: Situation, whenPending: WhenPending): Decision {
  const outcome = outcomeOf(kind, situation)
  if (typeof outcome === 'string') return { outcome }
  const canWait = outcome.may === 'wait until synced'
  if (canWait && whenPending === 'wait') return { outcome: 'wait', reason: outcome.reason }
  return { outcome: 'refuse', reason: outcome.reason, canWait }
}

function outcomeOf(kind: EntryKind, situation: Situation): Outcome {
  const { channel, isNear, customer = 'synced' } = situation
  const reach: Reach = isNear ? 'near' : 'away'
  if (kind !== 'create-customer') return settle(customerTable[kind][customer][reach], situation)
  const isFiltered = !isNear && !channel.offlineCreation
  return createCustomerTable[channel.mode][isFiltered ? 'away, customers filtered' : reach]
}

function settle(cell: Cell, situation: Situation): Outcome {
  if (typeof cell === 'string' || 'reason' in cell) return cell
  return cell.ifAll.every((condition) => isOn(condition, situation)) ? cell.met : cell.unmet
}

function isOn(condition: Condition, { channel, rules }: Situation): boolean {
  return condition in rules
    ? rules[condition as AsyncRule]
    : channel.switches[condition as keyof Channel['switches']]
}
