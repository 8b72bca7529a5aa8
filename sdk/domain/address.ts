import * as v from 'valibot'
import { countryOf } from './country.ts'
import type { PartState } from './part.ts'
import { limits, optionalText } from './validation.ts'

/** The purposes of an address, as headquarters classifies them. */
export const addressPurposes = ['invoice', 'delivery', 'home', 'business', 'other'] as const
/** One of `addressPurposes`. */
export type AddressPurpose = (typeof addressPurposes)[number]

const fields = v.object({
  /** The shopper's name for it, such as "Home". At most `limits.addressName` characters. */
  name: optionalText(limits.addressName),
  /** At most `limits.street` characters; most countries require it. */
  street: optionalText(limits.street),
  /** At most `limits.streetNumber` characters. Only for countries that keep it apart from the street. */
  streetNumber: optionalText(limits.streetNumber),
  /** Floor, apartment, building and the like. At most `limits.buildingComplement` characters. */
  buildingComplement: optionalText(limits.buildingComplement),
  /** At most `limits.city` characters; most countries require it. */
  city: optionalText(limits.city),
  /** At most `limits.county` characters. */
  county: optionalText(limits.county),
  /** The code of a state or province, such as one of `commerce.addresses.states(country)`. */
  state: optionalText(limits.state),
  /** Must match the country's pattern, where `countryOf(country)` has one. */
  zipCode: optionalText(limits.zipCode),
  /** ISO 3166-1 alpha-3, such as `ITA`. The only field that is always required. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'country')),
  /** Default: `home`. */
  purpose: v.optional(v.picklist(addressPurposes)),
  /** A new primary address replaces the previous one. Default: `false`. */
  isPrimary: v.optional(v.boolean()),
})

type Fields = v.InferOutput<typeof fields>

/**
 * Checks an address as a shopper types it. The country decides which fields are required; see `countryOf`. Follows
 * Standard Schema, so any form library can validate with it.
 */
export const newAddressSchema = v.pipe(
  fields,
  v.rawCheck(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    for (const { field, problem } of countryProblems(dataset.value)) {
      const path = { type: 'object', origin: 'value', input: { ...dataset.value }, key: field } as const
      addIssue({ message: problem, path: [{ ...path, value: dataset.value[field] }] })
    }
  }),
)

/** Checks the changes of an address. The changed address as a whole is checked with `newAddressSchema`. */
export const addressChangesSchema = v.partial(fields)

/** An address as a shopper types it. Texts are trimmed, blank ones count as absent. */
export interface NewAddress extends v.InferInput<typeof fields> {}
/** A validated address, ready to be recorded. */
export type AddressDraft = Fields
/** The fields of an address to change. A blank field is cleared, an absent or `undefined` one stays as it is. */
export type AddressChanges = v.InferInput<typeof addressChangesSchema>

/** An address of a customer, as far as this device knows it. */
export type Address = AddressDraft &
  PartState & {
    /** The SDK's own name of the address. It never changes; the identifiers of headquarters are not shown. */
    readonly key: string
  }

function countryProblems(address: Fields) {
  const { required, zipCode } = countryOf(address.country)
  const missing = required.filter((field) => !address[field]).map((field) => ({ field, problem: 'required' }))
  const isMismatch = zipCode && address.zipCode && !zipCode.test(address.zipCode)
  return isMismatch ? [...missing, { field: 'zipCode' as const, problem: 'zip_code' }] : missing
}
