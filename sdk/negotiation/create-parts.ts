import type { Channel } from '../domain/channel.ts'
import type { NewCustomerDraft } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import { decide, type AsyncRules, type Decision } from './decision.ts'

export interface CreateParts {
  /** What an async create may carry. */
  readonly carried: NewCustomerDraft
  /** The first rule that something of the draft breaks; `undefined` when all of it may travel. */
  readonly broken?: Extract<Decision, { outcome: 'refuse' }>
}

/**
 * What of a new customer an async create may carry: the safe side is to send nothing that a channel may drop. One
 * address always travels with the create, further ones need the switch.
 */
export function partsOfAsyncCreate(
  draft: NewCustomerDraft,
  channel: Channel,
  rules: AsyncRules,
): CreateParts {
  const refusalOf = (kind: EntryKind, isThere: boolean) => {
    const decision = decide(kind, { channel, rules, isNear: true, customer: 'pending' }, 'refuse')
    return isThere && decision.outcome === 'refuse' ? decision : undefined
  }
  const { titleId, affiliationIds = [], contacts = [], addresses = [], ...rest } = draft
  const noTitle = refusalOf('add-title', Boolean(titleId))
  const noAffiliations = refusalOf('add-affiliation', affiliationIds.length > 0)
  const noContacts = refusalOf('add-contact', contacts.length > 0)
  const noFurtherAddresses = refusalOf('create-address', addresses.length > 1)
  const broken = noTitle ?? noAffiliations ?? noContacts ?? noFurtherAddresses
  return {
    carried: {
      ...rest,
      ...(titleId && !noTitle && { titleId }),
      ...(!noAffiliations && { affiliationIds }),
      ...(!noContacts && { contacts }),
      addresses: noFurtherAddresses ? addresses.slice(0, 1) : addresses,
    },
    ...(broken && { broken }),
  }
}
