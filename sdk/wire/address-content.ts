import * as v from 'valibot'
import type { AddressPurpose } from '../domain/address.ts'
import type { AddressContent, AddressText } from '../domain/content.ts'
import { definedFields } from '../domain/validation.ts'
import { looseNumber, readAs } from './json.ts'

/** The channel's numbers for the purposes of addresses. Source: the AddressType enumeration of Commerce. */
export const addressTypes: Readonly<Record<AddressPurpose, number>> = {
  invoice: 1,
  delivery: 2,
  home: 7,
  other: 8,
  business: 9,
}

/** The SDK's names of an address's texts, by their names on the wire. They are always sent, so that they can be cleared. */
export const addressTexts = {
  Name: 'name',
  Street: 'street',
  StreetNumber: 'streetNumber',
  // The wire spells it this way.
  BuildingCompliment: 'buildingComplement',
  City: 'city',
  ZipCode: 'zipCode',
} as const

/** Texts that are only sent if they are present: the channel may have filled them in. */
export const furtherAddressTexts = { Phone: 'phone', Email: 'email', AttentionTo: 'attentionTo' } as const

/** A county or state that is longer than its column is in a second property. */
const texts: readonly (readonly [property: string, field: AddressText])[] = [
  ...entriesOf(addressTexts),
  ...entriesOf(furtherAddressTexts),
  ['County', 'county'],
  ['CountyName', 'county'],
  ['State', 'state'],
  ['StateName', 'state'],
  ['ThreeLetterISORegionName', 'country'],
]

const schema = v.looseObject({ AddressTypeValue: looseNumber })

/** Reads the content of an address. A text that the row lacks is absent, because nobody knows whether it is blank. */
export function readAddressContent(row: unknown): AddressContent {
  const parsed = readAs(schema, row)
  if (!parsed) return {}
  const purpose = purposeOf(parsed.AddressTypeValue)
  return definedFields({ ...readFields(parsed, texts, ''), purpose })
}

/**
 * Reads the fields that are there and of the type of `blank`; of several properties for one field, the first that is not
 * blank.
 */
export function readFields<Field extends string, Value extends string | boolean>(
  row: Readonly<Record<string, unknown>>,
  properties: readonly (readonly [property: string, field: Field])[],
  blank: Value,
): { readonly [Name in Field]?: Value extends string ? string : boolean } {
  const content: Record<string, unknown> = {}
  for (const [property, field] of properties) {
    const value = row[property]
    if (typeof value === typeof blank) content[field] ||= value
  }
  return content as ReturnType<typeof readFields<Field, Value>>
}

function purposeOf(type: number | undefined): AddressPurpose | undefined {
  const found = Object.entries(addressTypes).find(([, number]) => number === type)
  return found && (found[0] as AddressPurpose)
}

function entriesOf<Field extends string>(
  properties: Readonly<Record<string, Field>>,
): readonly (readonly [string, Field])[] {
  return Object.entries(properties)
}
