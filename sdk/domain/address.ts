import * as v from 'valibot'
import { limits } from './limits.ts'
import { optionalText, requiredText } from './text.ts'

/** What an address is for, as headquarters classifies it. */
export const addressPurposes = ['invoice', 'delivery', 'home', 'business', 'other'] as const
export type AddressPurpose = (typeof addressPurposes)[number]

/** An address as a shopper types it. Follows Standard Schema, so that any form library can validate with it. */
export const newAddressSchema = v.object({
  /** What the shopper calls it, such as "Home". */
  name: optionalText(limits.addressName),
  street: requiredText(limits.street),
  streetNumber: optionalText(limits.streetNumber),
  buildingComplement: optionalText(limits.buildingComplement),
  city: requiredText(limits.city),
  county: optionalText(limits.county),
  state: optionalText(limits.state),
  zipCode: optionalText(limits.zipCode),
  /** ISO 3166-1 alpha-3, such as `ITA`. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'country')),
  /** Default: `home`. */
  purpose: v.optional(v.picklist(addressPurposes)),
  isPrimary: v.optional(v.boolean()),
})

export type NewAddress = v.InferInput<typeof newAddressSchema>

/** An address of a customer, as far as this device knows it. */
export type Address = NewAddress & {
  /** Ours: stays the same while headquarters' identifiers arrive. */
  readonly key: string
}
