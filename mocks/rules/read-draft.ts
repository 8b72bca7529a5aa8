import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { Rows } from '../model/tables.ts'
import type { Address, CommerceProperty, CustomerAttribute } from '../wire/customer-parts.ts'
import {
  parseAddressDraft,
  parseCustomerDraft,
  type AddressDraft,
  type CustomerDraft,
} from '../wire/draft.ts'
import type { JsonObject } from '../wire/json.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { behaviourOf } from './channel-behaviour.ts'
import { droppedAttributeNotes } from './customer-attributes.ts'
import { normalizedAddress, normalizedCustomer } from './normalized-text.ts'
import { storeOf } from './store-settings.ts'

/**
 * Reads a customer from a body, as far as the channel keeps it: without the extension properties that it drops, and
 * with its texts rewritten. Every body that is stored is read here. Adds a problem for each value of a wrong type.
 *
 * `known`: the addresses that the customer has. An edit may leave out the country of an address.
 */
export function readCustomerDraft(
  rows: Rows,
  body: JsonObject,
  problems: ValidationResult[],
  known: readonly Address[] = [],
): CustomerDraft {
  const behaviour = behaviourOf(rows)
  const draft = normalizedCustomer(parseCustomerDraft(body, problems), behaviour.normalizes)
  const kept = withKeptProperties(draft, behaviour)
  if (!draft.Addresses) return kept
  return { ...kept, Addresses: draft.Addresses.map((address) => keptAddress(rows, address, known)) }
}

/** Reads a single address in the same way. `path`: where it is in the body, as in `ShippingAddress.`. */
export function readAddressDraft(
  rows: Rows,
  body: JsonObject,
  problems: ValidationResult[],
  path: string,
): AddressDraft {
  return keptAddress(rows, parseAddressDraft(body, problems, path))
}

function keptAddress(rows: Rows, draft: AddressDraft, known: readonly Address[] = []): AddressDraft {
  const behaviour = behaviourOf(rows)
  const country = draft.ThreeLetterISORegionName || countryOfKnown(draft, known) || storeOf(rows).country
  return withKeptProperties(normalizedAddress(draft, country, behaviour.normalizes), behaviour)
}

/**
 * For the log: the extension properties and the attributes that the channel drops from a body. `known`: the attributes
 * that the customer has.
 */
export function droppedPropertyNotes(
  rows: Rows,
  body: JsonObject,
  known: readonly CustomerAttribute[] = [],
): string[] {
  const draft = parseCustomerDraft(body, [])
  return [
    ...droppedExtensionNotes(rows, draft),
    ...droppedAttributeNotes(rows, draft.Attributes ?? [], known),
  ]
}

function droppedExtensionNotes(rows: Rows, draft: CustomerDraft): string[] {
  const behaviour = behaviourOf(rows)
  const all = [draft, ...(draft.Addresses ?? [])].flatMap(
    ({ ExtensionProperties = [] }) => ExtensionProperties,
  )
  const dropped = new Set(all.filter((property) => !isKept(property, behaviour)).map(({ Key }) => Key))
  if (dropped.size === 0) return []
  return [`extension properties dropped: ${[...dropped].join(', ')} (see keepsExtensionProperties)`]
}

/**
 * When nothing is left of a list, the property is left out: an edit that only repeats what the channel has dropped must
 * not remove what it keeps.
 */
function withKeptProperties<Draft extends { ExtensionProperties?: CommerceProperty[] }>(
  draft: Draft,
  behaviour: ChannelBehaviour,
): Draft {
  const { ExtensionProperties: given, ...rest } = draft
  if (!given) return draft
  const kept = given.filter((property) => isKept(property, behaviour))
  if (kept.length === 0 && given.length > 0) return rest as Draft
  return { ...draft, ExtensionProperties: kept }
}

function isKept({ Key }: CommerceProperty, { keepsExtensionProperties }: ChannelBehaviour): boolean {
  return keepsExtensionProperties === 'all' || keepsExtensionProperties.includes(Key)
}

function countryOfKnown({ Id, RecordId }: AddressDraft, known: readonly Address[]): string {
  const found = known.find((one) => (RecordId && one.RecordId === RecordId) || (Id && one.Id === Id))
  return found?.ThreeLetterISORegionName ?? ''
}
