import type { AttributeRow } from '../model/attributes.ts'
import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { Rows } from '../model/tables.ts'
import type { CustomerAttribute } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { channelAttributes, headquartersAttributes } from './attributes.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { checkAttributes, type CheckedAttributes } from './check-attributes.ts'

/** Checks attributes by the definitions that the channel has. `known`: those of an existing customer. */
export function checkInChannel(
  rows: Rows,
  given: readonly CustomerAttribute[],
  known?: readonly CustomerAttribute[],
): CheckedAttributes {
  const definitions = channelAttributes(rows)
  return checkAttributes(given, {
    definitions,
    unknown: unknownOf(rows, definitions),
    ...(known && { known }),
  })
}

/** Checks attributes by the definitions that headquarters has now. They may be newer than those of the channel. */
export function checkAtHeadquarters(
  rows: Rows,
  given: readonly CustomerAttribute[],
  known?: readonly CustomerAttribute[],
): CheckedAttributes {
  const definitions = headquartersAttributes(rows)
  return checkAttributes(given, {
    definitions,
    unknown: unknownOf(rows, definitions),
    ...(known && { known }),
  })
}

/** [ours] Without any definition there is nothing to check against: attributes are kept instead of refused. */
function unknownOf(rows: Rows, definitions: readonly AttributeRow[]): ChannelBehaviour['unknownAttributes'] {
  const { unknownAttributes } = behaviourOf(rows)
  return unknownAttributes === 'refused' && definitions.length === 0 ? 'kept' : unknownAttributes
}

/**
 * The draft of a new customer with its attributes as they are stored. `makes`: how the customer is created.
 *
 * - `at-headquarters`: both the channel and headquarters check the attributes.
 * - `in-channel`: only the channel does; headquarters checks them in *Synchronize customers*.
 */
export function withCheckedAttributes(
  rows: Rows,
  draft: CustomerDraft,
  makes: 'at-headquarters' | 'in-channel',
): { readonly draft: CustomerDraft; readonly problems: readonly ValidationResult[] } {
  const given = draft.Attributes ?? []
  const inChannel = checkInChannel(rows, given)
  const isDone = makes !== 'at-headquarters' || inChannel.problems.length > 0
  const { problems, ...checked } = isDone ? inChannel : checkAtHeadquarters(rows, withDefaults(inChannel))
  return { draft: { ...draft, Attributes: withDefaults(checked) }, problems }
}

/** The attributes of a new customer. */
export function withDefaults({
  attributes,
  defaults,
}: Pick<CheckedAttributes, 'attributes' | 'defaults'>): CustomerAttribute[] {
  return [...attributes, ...defaults]
}

/** For the log: the names of the attributes that the channel drops because it does not know them. */
export function droppedAttributeNotes(
  rows: Rows,
  given: readonly CustomerAttribute[],
  known: readonly CustomerAttribute[] = [],
): string[] {
  const { dropped } = checkInChannel(rows, given, known)
  return dropped.length === 0 ? [] : [`attributes dropped: ${dropped.join(', ')} (see unknownAttributes)`]
}
