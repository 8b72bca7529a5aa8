import * as v from 'valibot'
import type { CountryCode } from './country-code.ts'
import { countryOf, postalCodeIn } from './country.ts'
import { extensionProperties, optionalEmail, optionalText } from './field-schemas.ts'
import { knownFields } from './known-fields.ts'
import type { AddressKey } from './identity.ts'
import type { FieldProblem } from './failure.ts'
import type { Limits } from './limits.ts'
import type { PartState } from './part.ts'
import { cleanCode, cleanLines, cleanNumber } from './text.ts'
import { checkTogether } from './validation.ts'

/** The purposes of an address, as headquarters classifies them. */
export const addressPurposes = ['invoice', 'delivery', 'home', 'business', 'other'] as const
/** One of `addressPurposes`. */
export type AddressPurpose = (typeof addressPurposes)[number]

function toFields(limits: Limits) {
  return knownFields({
    /** The shopper's name for it, such as "Home". At most `limits.addressName` long. Default: the customer's name. */
    name: optionalText(limits.addressName),
    /** The person to whom parcels go, in an address of an organization. At most `limits.attentionTo` long. */
    attentionTo: optionalText(limits.attentionTo),
    /** At most `limits.street` long; may have several lines. All known countries require it. */
    street: optionalText(limits.street, cleanLines),
    /** At most `limits.streetNumber` long. Only for countries that keep it apart from the street. */
    streetNumber: optionalText(limits.streetNumber),
    /** Floor, apartment, building and the like. At most `limits.buildingComplement` long. */
    buildingComplement: optionalText(limits.buildingComplement),
    /** At most `limits.city` long; most countries require it. */
    city: optionalText(limits.city),
    /** A name or a code. At most `limits.county` long. */
    county: optionalText(limits.county),
    /** The code of a state or province, such as one of `commerce.addresses.states(country)`; where there is no list, its name. */
    state: optionalText(limits.state, cleanCode),
    /** Must match the country's pattern, where `countryOf(country)` has one. Sent as the country writes it. */
    zipCode: v.optional(v.string('invalid')),
    /** ISO 3166-1 alpha-3, such as `ITA`; see `CountryCode`. The only field that is always required. */
    country: v.pipe(
      v.string() as v.GenericSchema<CountryCode>,
      v.transform((code) => cleanCode(code).toUpperCase() as CountryCode),
      v.regex(/^[A-Z]{3}$/, 'country'),
    ),
    /** Default: `home`. */
    purpose: v.optional(v.picklist(addressPurposes)),
    /** A new primary address replaces the previous one. Default: `false`. */
    isPrimary: v.optional(v.boolean()),
    /** A phone number of this address. At most `limits.phone` long. Default: the customer's phone. */
    phone: optionalText(limits.phone, cleanNumber),
    /** An e-mail address of this address. At most `limits.email` long. */
    email: optionalEmail(limits.email),
    /** Properties of the site's own. A channel keeps only those that it was customised for. */
    extensionProperties: extensionProperties(),
  })
}

type FieldsSchema = ReturnType<typeof toFields>

/** Makes the schema of a new address. See `newAddressSchema`. */
export function toNewAddressSchema(limits: Limits) {
  return v.pipe(
    toFields(limits),
    checkTogether('country', (address: AddressDraft) => countryProblems(address, limits)),
    v.transform(withCanonicalPostalCode),
  )
}

/** One address of a customer can be the primary one. Headquarters refuses further ones, in async mode only after minutes. */
export function onePrimary() {
  return v.rawCheck<AddressDraft[]>(({ dataset, addIssue }) => {
    if (!dataset.typed) return
    const [, ...others] = [...dataset.value.entries()].filter(([, { isPrimary }]) => isPrimary)
    for (const [key, value] of others)
      addIssue({
        message: 'invalid',
        path: [
          { type: 'array', origin: 'value', input: dataset.value, key, value },
          { type: 'object', origin: 'value', input: { ...value }, key: 'isPrimary', value: true },
        ],
      })
  })
}

/** Makes the schema of an address's changes. The changed address as a whole is checked like a new one. */
export function toAddressChangesSchema(limits: Limits) {
  return v.partial(toFields(limits))
}

/** An address as a shopper types it. Texts are cleaned (see the guide), blank ones count as absent. */
export interface NewAddress extends v.InferInput<FieldsSchema> {}
/** A validated address, ready to be recorded. */
export type AddressDraft = v.InferOutput<FieldsSchema>
/**
 * The fields of an address to change. A blank field is cleared, an absent or `undefined` one stays as it is. Each property
 * of `extensionProperties` is changed on its own.
 */
export interface AddressChanges extends v.InferInput<ReturnType<typeof toAddressChangesSchema>> {}

/** An address of a customer, as far as this device knows it. */
export type Address = AddressDraft &
  PartState & {
    /** The SDK's own name for the address. It never changes; the identifiers of headquarters are not shown. */
    readonly key: AddressKey
    /** `true` while `addresses.deactivate` is on its way: `status` says how far. Do not offer the address any more. */
    readonly isDeactivated?: true
  }

/** Applies changes. A blank field clears the field; only the country cannot be cleared. */
export function changedAddress<Known extends AddressDraft>(known: Known, changes: AddressChanges): Known {
  const extensionProperties = { ...known.extensionProperties, ...changes.extensionProperties }
  return {
    ...known,
    ...changes,
    country: changes.country ?? known.country,
    ...(Object.keys(extensionProperties).length > 0 && { extensionProperties }),
  }
}

/**
 * Adds the fields to clear when an address moves to another country: a state or a county of one country means nothing in
 * another one, and a postal code only by chance.
 */
export function withClearedFields(known: AddressDraft, changes: AddressChanges): AddressChanges {
  const { country = known.country } = changes
  if (country === known.country) return changes
  const isCode = countryOf(country).zipCode?.test(postalCodeIn(country, known.zipCode ?? ''))
  return { state: undefined, county: undefined, ...(!isCode && { zipCode: undefined }), ...changes }
}

function withCanonicalPostalCode(address: AddressDraft): AddressDraft {
  const { country, zipCode } = address
  return zipCode === undefined
    ? address
    : { ...address, zipCode: postalCodeIn(country, zipCode) || undefined }
}

function countryProblems(
  address: AddressDraft,
  limits: Limits,
): readonly { readonly field: keyof AddressDraft; readonly problem: FieldProblem }[] {
  const { required, zipCode } = countryOf(address.country)
  const code = typeof address.zipCode === 'string' ? postalCodeIn(address.country, address.zipCode) : ''
  const known = { ...address, zipCode: code }
  const missing = required
    .filter((field) => !known[field])
    .map((field) => ({ field, problem: 'required' as const }))
  if (code && zipCode && !zipCode.test(code)) return [...missing, { field: 'zipCode', problem: 'zip_code' }]
  return code.length > limits.zipCode ? [...missing, { field: 'zipCode', problem: 'too_long' }] : missing
}
