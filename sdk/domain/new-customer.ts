import * as v from 'valibot'
import { onePrimary, toNewAddressSchema } from './address.ts'
import { withoutRepeated } from './content.ts'
import {
  extensionProperties,
  languageTag,
  optionalEmail,
  optionalName,
  optionalText,
  recordId,
} from './field-schemas.ts'
import { knownFields } from './known-fields.ts'
import type { Limits } from './limits.ts'
import { nameProblems } from './names.ts'
import { toAttributeSchema, toNewContactSchema, type Attribute } from './part.ts'
import { cleanCode, cleanNumber } from './text.ts'
import { checkTogether } from './validation.ts'

function toProfileEntries(limits: Limits) {
  return {
    /** At most `limits.firstName` long. A person needs a first or a last name. */
    firstName: optionalName(limits.firstName),
    /** At most `limits.middleName` long. */
    middleName: optionalName(limits.middleName),
    /** At most `limits.lastName` long. */
    lastName: optionalName(limits.lastName),
    /** The name of an organization, which needs one. At most `limits.name` long. */
    name: optionalName(limits.name),
    /** The first e-mail address; further ones are `contacts`. At most `limits.email` long. */
    email: optionalEmail(limits.email),
    /** The first phone number; further ones are `contacts`. At most `limits.phone` long. */
    phone: optionalText(limits.phone, cleanNumber),
    /** A mobile phone number. At most `limits.phone` long. */
    cellphone: optionalText(limits.phone, cleanNumber),
    /** The e-mail address for receipts. At most `limits.email` long. Default of the channel: `email`. */
    receiptEmail: optionalEmail(limits.email),
    /** The language in which headquarters writes to the customer: a BCP 47 tag such as `it`. */
    language: languageTag(),
    /** At most `limits.vatNumber` long. */
    vatNumber: optionalText(limits.vatNumber, cleanCode),
    /** The code of a customer group, such as `30`. At most `limits.customerGroup` long. Default: that of the store. */
    customerGroup: optionalText(limits.customerGroup, cleanCode),
    /** The customer does not want personal recommendations. Default: `false`. */
    optOutPersonalization: v.optional(v.boolean('invalid')),
    /** The customer does not want to be tracked on the web site. Default: `false`. */
    optOutWebActivityTracking: v.optional(v.boolean('invalid')),
    /** Values of the customer attributes that headquarters defines. */
    attributes: v.optional(v.array(toAttributeSchema(limits))),
    /** Properties of the site's own. A channel keeps only those that it was customised for. */
    extensionProperties: extensionProperties(),
  }
}

function toCreateEntries(limits: Limits) {
  return {
    /** Default: `person`. */
    customerType: v.optional(v.picklist(['person', 'organization'], 'invalid')),
    ...toProfileEntries(limits),
    /** The `id` of one of `commerce.titles.list()`. */
    titleId: v.optional(v.union([v.literal(''), recordId()], 'invalid')),
    /** One address always travels with the create; further ones may need the switch for async addresses. */
    addresses: v.optional(v.pipe(v.array(toNewAddressSchema(limits)), onePrimary())),
    /** Record ids of affiliations in headquarters. */
    affiliationIds: v.optional(
      v.pipe(
        v.array(recordId()),
        v.transform((ids) => [...new Set(ids)]),
      ),
    ),
    /** Second e-mails and phones, with the switch for multiple contacts. The first ones are `email` and `phone`. */
    contacts: v.optional(
      v.pipe(
        v.array(toNewContactSchema(limits)),
        v.transform((contacts) => withoutRepeated(contacts)),
      ),
    ),
  }
}

const toCreateFields = (limits: Limits) => knownFields(toCreateEntries(limits))
type CreateOutput = v.InferOutput<ReturnType<typeof toCreateFields>>

/** Makes the schema of a new customer. See `newCustomerSchema`. */
export function toNewCustomerSchema(limits: Limits) {
  return v.pipe(
    toCreateFields(limits),
    checkTogether('customerType', (fields: CreateOutput) =>
      nameProblems(fields).map(({ path, problem }) => ({ field: path, problem })),
    ),
  )
}

/** Makes the schema of a customer's changes. The names of the changed customer are checked with `nameProblems`. */
export function toCustomerChangesSchema(limits: Limits) {
  return knownFields(toProfileEntries(limits))
}

type CreateInput = v.InferInput<ReturnType<typeof toNewCustomerSchema>>
type Names = 'customerType' | 'firstName' | 'middleName' | 'lastName' | 'name'

/** A person as a shopper types it: one name is enough. */
export type NewPerson = Omit<CreateInput, Names> & {
  readonly customerType?: 'person'
  /** At most `limits.middleName` long. */
  readonly middleName?: string | undefined
} & (
    | {
        /** At most `limits.firstName` long. */
        readonly firstName: string
        /** At most `limits.lastName` long. */
        readonly lastName?: string | undefined
      }
    | {
        /** At most `limits.firstName` long. */
        readonly firstName?: string | undefined
        /** At most `limits.lastName` long. */
        readonly lastName: string
      }
  )
/** An organization as a shopper types it. */
export type NewOrganization = Omit<CreateInput, Names> & {
  readonly customerType: 'organization'
  /** At most `limits.name` long. */
  readonly name: string
}
/** A customer as a shopper types it. See `newCustomerSchema`. */
export type NewCustomer = NewPerson | NewOrganization
/** A validated customer, ready to be recorded. */
export type NewCustomerDraft = v.InferOutput<ReturnType<typeof toNewCustomerSchema>>
/**
 * The fields of a customer to change. A blank field is cleared, an absent or `undefined` one stays as it is. Each attribute
 * and each property of `extensionProperties` is changed on its own.
 */
export interface CustomerChanges extends v.InferInput<ReturnType<typeof toCustomerChangesSchema>> {}
/** Validated changes, ready to be recorded. */
export type CustomerChangesDraft = v.InferOutput<ReturnType<typeof toCustomerChangesSchema>>

/** The attributes and extension properties after an update, which changes each of them on its own. */
export function mergedValues(
  known: Readonly<Pick<CustomerChangesDraft, 'extensionProperties'>> & {
    readonly attributes?: readonly Attribute[] | undefined
  },
  changes: CustomerChangesDraft,
): Pick<CustomerChangesDraft, 'attributes' | 'extensionProperties'> {
  const names = new Set(changes.attributes?.map(({ name }) => name))
  const others = known.attributes?.filter(({ name }) => !names.has(name)) ?? []
  return {
    ...(changes.attributes && { attributes: [...others, ...changes.attributes] }),
    ...(changes.extensionProperties && {
      extensionProperties: { ...known.extensionProperties, ...changes.extensionProperties },
    }),
  }
}
