import type { Channel } from '../domain/channel.ts'
import type { CustomerStatus } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { Failure, FailureCode } from '../domain/failure.ts'
import type { Caller } from '../domain/identity.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
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

/** Decides about a create with everything that it includes. Pure. */
export function decideCreate(
  draft: NewCustomerDraft,
  situation: Situation & { readonly caller: Caller },
  whenPending: WhenPending,
): Decision {
  const decision = decide('create-customer', situation, whenPending)
  if (decision.outcome === 'refuse') return decision
  const { channel, rules, caller } = situation
  const broken = ruleBrokenByCreate(draft, decision.outcome, channel, rules, caller)
  return broken && !(broken.canWait && whenPending === 'wait') ? broken : decision
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

/** A draft, split by the rules for async creates. */
export interface AsyncCreateSplit {
  /** The part of the draft that an async create may include. */
  readonly included: NewCustomerDraft
  /** The first rule that the rest of the draft breaks; absent if all of it may be included. */
  readonly brokenRule?: Refused
}

type Refused = Extract<Decision, { outcome: 'refuse' }>

/**
 * Splits a draft into the part that an async create may include and the rest, because channels silently drop what they
 * cannot keep. One address always travels with the create; further ones need the switch for async addresses.
 */
export function splitForAsyncCreate(
  draft: NewCustomerDraft,
  channel: Channel,
  rules: AsyncRules,
): AsyncCreateSplit {
  const refusalOf = (kind: EntryKind) => refusalWithin(kind, 'pending', channel, rules)
  const { titleId, affiliationIds = [], contacts = [], addresses = [], ...rest } = draft
  const noTitle = titleId ? refusalOf('add-title') : undefined
  const noAffiliations = affiliationIds.length > 0 ? refusalOf('add-affiliation') : undefined
  const noContacts = contacts.length > 0 ? refusalOf('add-contact') : undefined
  const noFurtherAddresses = addresses.length > 1 ? refusalOf('create-address') : undefined
  const broken = [noTitle, noAffiliations, noContacts, noFurtherAddresses].filter(
    (rule) => rule !== undefined,
  )
  // A rule that waiting cannot satisfy is named first.
  const brokenRule = broken.find(({ canWait }) => !canWait) ?? broken[0]
  return {
    included: {
      ...rest,
      ...(titleId && !noTitle && { titleId }),
      ...(!noAffiliations && { affiliationIds }),
      ...(!noContacts && { contacts }),
      addresses: noFurtherAddresses ? addresses.slice(0, 1) : addresses,
    },
    ...(brokenRule && { brokenRule }),
  }
}

/**
 * The rule that a create breaks with what it includes; `undefined` if it breaks none. Waiting does not help a guest, who may
 * not add it later either.
 */
export function ruleBrokenByCreate(
  draft: NewCustomerDraft,
  outcome: Decision['outcome'],
  channel: Channel,
  rules: AsyncRules,
  caller: Caller,
): Refused | undefined {
  const broken = ruleBrokenByParts(draft, outcome, channel, rules)
  return broken && caller === 'guest' ? { ...broken, canWait: false } : broken
}

function ruleBrokenByParts(
  draft: NewCustomerDraft,
  outcome: Decision['outcome'],
  channel: Channel,
  rules: AsyncRules,
): Refused | undefined {
  if (outcome !== 'sync') return splitForAsyncCreate(draft, channel, rules).brokenRule
  // A synced customer may have everything else.
  const { contacts = [] } = draft
  return contacts.length > 0 ? refusalWithin('add-contact', 'synced', channel, rules) : undefined
}

/** The refusal of a part within a create of a customer that will have this status. */
function refusalWithin(
  kind: EntryKind,
  customer: CustomerStatus,
  channel: Channel,
  rules: AsyncRules,
): Refused | undefined {
  const decision = decide(kind, { channel, rules, isReachable: true, customer }, 'refuse')
  return decision.outcome === 'refuse' ? decision : undefined
}
