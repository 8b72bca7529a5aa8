import * as v from 'valibot'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/customer.ts'
import { isSameContact, type CustomerContent } from '../domain/content.ts'
import { isGuid, type ArrivedIdentity } from '../domain/identity.ts'
import type { Attribute, NewContact } from '../domain/part.ts'
import { readWireAddresses, toWireAddress, type WireAddress } from './address-shape.ts'
import { readCustomerContent } from './customer-content.ts'
import {
  looseFlag,
  looseList,
  looseNumber,
  looseText,
  readRows,
  requestIdOf,
  requestIdProperty,
} from './json.ts'
import { looseId, toWireId, wireId } from './record-id.ts'

/** The fields of a customer in a channel's answer that the SDK uses. A list that the answer lacks is `undefined`. */
export interface WireCustomer {
  readonly identity: ArrivedIdentity
  /** The id of the create that made it, if the channel kept it. */
  readonly requestId?: string
  /** In milliseconds since the epoch. */
  readonly createdAt?: number
  readonly content: CustomerContent
  readonly isOrganization: boolean
  readonly titleId?: string
  readonly addresses?: readonly WireAddress[]
  readonly contacts?: readonly WireContact[]
  readonly affiliationIds?: readonly string[]
  /** The lists exactly as received: an edit must send them back complete. */
  readonly rows: { readonly contacts: readonly unknown[]; readonly affiliations: readonly unknown[] }
}

const schema = v.object({
  AccountNumber: v.pipe(v.string(), v.minLength(1)),
  IsAsyncCustomer: v.optional(v.nullable(v.boolean())),
  TitleRecordId: looseId,
  Addresses: looseList,
  Contacts: looseList,
  CustomerAffiliations: looseList,
  ExtensionProperties: looseList,
  CreatedDateTime: looseText,
  CustomerTypeValue: looseNumber,
})

/** The channel's number for organizations. Source: the CustomerType enumeration of Commerce. */
const organizationType = 2

const affiliationSchema = v.object({ RetailAffiliationId: wireId })

/** Reads a customer; `undefined` if the body is not one. */
export function readWireCustomer(body: unknown): WireCustomer | undefined {
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) return undefined
  const { AccountNumber, IsAsyncCustomer, TitleRecordId, Addresses, Contacts, CustomerAffiliations } =
    parsed.output
  const requestId = requestIdOf(parsed.output.ExtensionProperties ?? [])
  const createdAt = Date.parse(parsed.output.CreatedDateTime ?? '')
  return {
    identity: readIdentity(AccountNumber, IsAsyncCustomer === true),
    ...(requestId && { requestId }),
    ...(Number.isFinite(createdAt) && { createdAt }),
    content: readCustomerContent(body),
    isOrganization: parsed.output.CustomerTypeValue === organizationType,
    ...(TitleRecordId !== undefined && { titleId: TitleRecordId }),
    ...(Addresses && { addresses: readWireAddresses(Addresses) }),
    ...(Contacts && { contacts: readWireContacts(Contacts) }),
    ...(CustomerAffiliations && { affiliationIds: readAffiliationIds(CustomerAffiliations) }),
    rows: { contacts: Contacts ?? [], affiliations: CustomerAffiliations ?? [] },
  }
}

/**
 * `AccountNumber` holds the temporary GUID of an async customer; no other code knows this. A GUID counts as temporary even
 * without the flag: account numbers of headquarters do not look like GUIDs, and showing a GUID to a person is worse than
 * waiting.
 */
function readIdentity(accountNumber: string, isAsync: boolean): ArrivedIdentity {
  if (isAsync || isGuid(accountNumber)) return { mode: 'async', guid: accountNumber.toLowerCase() }
  return { mode: 'sync', accountNumber }
}

function readAffiliationIds(rows: readonly unknown[]): readonly string[] {
  return readRows(rows, affiliationSchema).map(({ RetailAffiliationId }) => RetailAffiliationId)
}

/**
 * The body of a create. `IsAsyncCustomer: true` asks a channel in sync mode to store the customer async; it is set for
 * creates that were queued while the channel was unreachable. This is our reading of the entity: the answer says which
 * mode the channel used.
 */
export function toWireCustomer(create: {
  readonly requestId: string
  readonly draft: NewCustomerDraft
  readonly addressKeys: readonly string[]
  readonly requestAsync: boolean
}): object {
  const { draft } = create
  return {
    AccountNumber: '',
    CustomerTypeValue: 1,
    IsAsyncCustomer: create.requestAsync,
    ...toWireChanges({ ...draft, middleName: draft.middleName, email: draft.email, phone: draft.phone }),
    Name: [draft.firstName, draft.middleName, draft.lastName].filter(Boolean).join(' '),
    ...(draft.titleId && { TitleRecordId: toWireId(draft.titleId) }),
    Addresses: (draft.addresses ?? []).map((address, index) =>
      toWireAddress(create.addressKeys[index] ?? '', address),
    ),
    Contacts: (draft.contacts ?? []).map(toWireContact),
    CustomerAffiliations: (draft.affiliationIds ?? []).map(toWireAffiliation),
    ExtensionProperties: [requestIdProperty(create.requestId)],
  }
}

/** The body of an edit. A field that is present and empty becomes blank. */
export function toWireChanges(changes: CustomerChangesDraft): object {
  const texts = {
    FirstName: 'firstName',
    MiddleName: 'middleName',
    LastName: 'lastName',
    Email: 'email',
    Phone: 'phone',
  } as const
  const entries = Object.entries(texts)
    .filter(([, field]) => field in changes)
    .map(([name, field]) => [name, changes[field] ?? ''])
  return {
    ...Object.fromEntries(entries),
    ...(changes.language && { Language: changes.language }),
    ...(changes.attributes && { Attributes: changes.attributes.map(toWireAttribute) }),
  }
}

export function toWireAffiliation(id: string): object {
  return { RecordId: 0, RetailAffiliationId: toWireId(id) }
}

function toWireAttribute({ name, value }: Attribute): object {
  if (typeof value === 'boolean') return { Name: name, AttributeValue: { BooleanValue: value } }
  if (typeof value === 'number') return { Name: name, AttributeValue: { DecimalValue: value } }
  return { Name: name, AttributeValue: { StringValue: value } }
}

/** The channel's numbers for the kinds of contacts. Source: the ContactInfoType enumeration of Commerce. */
const contactTypes = { phone: 1, email: 2 } as const

/** A second e-mail or phone in a channel's answer. */
export interface WireContact {
  /** Empty until headquarters has the contact. */
  readonly recordId: string
  readonly contact: NewContact
  readonly isPrimary: boolean
}

const contactSchema = v.object({
  AddressTypeValue: v.number(),
  Value: v.string(),
  RecordId: looseId,
  ValueExtension: looseText,
  IsPrimary: looseFlag,
  IsMobilePhone: looseFlag,
  IsOptedInMarketing: looseFlag,
})

/** Reads the e-mails and phones. One with an extension is another phone than the one without. */
function readWireContacts(rows: readonly unknown[]): readonly WireContact[] {
  return readRows(rows, contactSchema).flatMap((row) => {
    const contact = toContact(row)
    if (!contact || row.ValueExtension) return []
    const recordId = row.RecordId && row.RecordId !== '0' ? row.RecordId : ''
    return [{ recordId, contact, isPrimary: row.IsPrimary === true }]
  })
}

function toContact(row: v.InferOutput<typeof contactSchema>): NewContact | undefined {
  const { AddressTypeValue, Value: value, IsMobilePhone, IsOptedInMarketing } = row
  const consent = IsOptedInMarketing === true ? { isOptedInMarketing: true } : {}
  if (AddressTypeValue === contactTypes.email) return { kind: 'email', value, ...consent }
  if (AddressTypeValue !== contactTypes.phone) return undefined
  return { kind: 'phone', value, ...(IsMobilePhone === true && { isMobile: true }), ...consent }
}

/**
 * The list of contacts to send, with this contact in it. One that is there already gets its consent and its kind of phone
 * instead of a second row. Returns `undefined` if nothing has to change.
 */
export function withContact(rows: readonly unknown[], contact: NewContact): readonly unknown[] | undefined {
  const index = rows.findIndex((row) => isRowOf(row, contact))
  const known = v.safeParse(v.record(v.string(), v.unknown()), rows[index])
  if (!known.success) return [...rows, toWireContact(contact)]
  const changed = { ...known.output, ...toWireFlags(contact) }
  const isSame = JSON.stringify(changed) === JSON.stringify(known.output)
  return isSame ? undefined : rows.with(index, changed)
}

function isRowOf(row: unknown, contact: NewContact): boolean {
  const [known] = readWireContacts([row])
  return known !== undefined && isSameContact(known.contact, contact)
}

/** Only what was stated: a flag that nobody stated stays as headquarters has it. */
function toWireFlags(contact: NewContact): object {
  const { isOptedInMarketing } = contact
  const isMobile = contact.kind === 'phone' ? contact.isMobile : undefined
  return {
    ...(isMobile !== undefined && { IsMobilePhone: isMobile }),
    ...(isOptedInMarketing !== undefined && { IsOptedInMarketing: isOptedInMarketing }),
  }
}

export function toWireContact(contact: NewContact): object {
  return {
    RecordId: 0,
    AddressTypeValue: contactTypes[contact.kind],
    Value: contact.value,
    ValueExtension: '',
    IsPrimary: false,
    IsMobilePhone: contact.kind === 'phone' && (contact.isMobile ?? false),
    IsOptedInMarketing: contact.isOptedInMarketing ?? false,
  }
}
