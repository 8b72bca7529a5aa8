import * as v from 'valibot'
import { countryOf } from './country.ts'
import { limits } from './limits.ts'
import type { PartState } from './part.ts'
import { optionalText } from './text.ts'

/** What an address is for, as headquarters classifies it. */
export const addressPurposes = ['invoice', 'delivery', 'home', 'business', 'other'] as const
export type AddressPurpose = (typeof addressPurposes)[number]

const fields = v.object({
  /** What the shopper calls it, such as "Home". */
  name: optionalText(limits.addressName),
  street: optionalText(limits.street),
  streetNumber: optionalText(limits.streetNumber),
  buildingComplement: optionalText(limits.buildingComplement),
  city: optionalText(limits.city),
  county: optionalText(limits.county),
  state: optionalText(limits.state),
  zipCode: optionalText(limits.zipCode),
  /** ISO 3166-1 alpha-3, such as `ITA`. */
  country: v.pipe(v.string(), v.regex(/^[A-Z]{3}$/, 'country')),
  /** Default: `home`. */
  purpose: v.optional(v.picklist(addressPurposes)),
  isPrimary: v.optional(v.boolean()),
})

type Fields = v.InferOutput<typeof fields>

/**
 * An address as a shopper types it; the country decides which fields are required. Follows Standard Schema, so that any
 * form library can validate with it.
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

/** What a shopper may change of an address afterwards. */
export const addressChangesSchema = v.partial(fields)

export interface NewAddress extends v.InferInput<typeof fields> {}
/** The same after validation: trimmed, and ready to be recorded. */
export type AddressDraft = Fields
export type AddressChanges = v.InferInput<typeof addressChangesSchema>

/** An address of a customer, as far as this device knows it. */
export type Address = AddressDraft &
  PartState & {
    /** Ours: stays the same while headquarters' identifiers arrive. */
    readonly key: string
  }

function countryProblems(address: Fields) {
  const { required, zipCode } = countryOf(address.country)
  const missing = required.filter((field) => !address[field]).map((field) => ({ field, problem: 'required' }))
  const isOdd = zipCode && address.zipCode && !zipCode.test(address.zipCode)
  return isOdd ? [...missing, { field: 'zipCode' as const, problem: 'zip_code' }] : missing
}
