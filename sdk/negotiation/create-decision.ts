import type { Channel } from '../domain/channel.ts'
import type { CustomerStatus } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { Caller } from '../domain/identity.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import {
  decide,
  type AsyncRules,
  type Decision,
  type Refused,
  type Situation,
  type WhenPending,
} from './decision.ts'

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

/** A draft, split by the rules for async creates. */
export interface AsyncCreateSplit {
  /** The part of the draft that an async create may include. */
  readonly included: NewCustomerDraft
  /** The first rule that the rest of the draft breaks; absent if all of it may be included. */
  readonly brokenRule: Refused | undefined
}

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
      titleId: noTitle ? undefined : titleId,
      affiliationIds: noAffiliations ? undefined : affiliationIds,
      contacts: noContacts ? undefined : contacts,
      addresses: noFurtherAddresses ? addresses.slice(0, 1) : addresses,
    },
    brokenRule,
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
