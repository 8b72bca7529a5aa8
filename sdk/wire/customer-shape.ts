import * as v from 'valibot'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/customer.ts'
import { isGuid, type ArrivedIdentity } from '../domain/identity.ts'
import type { Attribute, NewContact } from '../domain/part.ts'
import { readWireAddresses, toWireAddress, type WireAddress } from './address-shape.ts'
import { looseList, readRows, requestIdOf, requestIdProperty } from './json.ts'
import { looseId, toWireId, wireId } from './record-id.ts'

/** The fields of a customer in a channel's answer that the SDK uses. A list that the answer lacks is `undefined`. */
export interface WireCustomer {
  readonly identity: ArrivedIdentity
  /** The id of the create that made it, if the channel kept it. */
  readonly requestId?: string
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
})

const affiliationSchema = v.object({ RetailAffiliationId: wireId })

/** Reads a customer; `undefined` if the body is not one. */
export function readWireCustomer(body: unknown): WireCustomer | undefined {
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) return undefined
  const { AccountNumber, IsAsyncCustomer, TitleRecordId, Addresses, Contacts, CustomerAffiliations } =
    parsed.output
  const requestId = requestIdOf(parsed.output.ExtensionProperties ?? [])
  return {
    identity: readIdentity(AccountNumber, IsAsyncCustomer === true),
    ...(requestId && { requestId }),
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

export interface WireContact {
  readonly kind: number
  readonly value: string
}

const contactSchema = v.object({ AddressTypeValue: v.number(), Value: v.string() })

function readWireContacts(rows: readonly unknown[]): readonly WireContact[] {
  return readRows(rows, contactSchema).map(({ AddressTypeValue, Value }) => ({
    kind: AddressTypeValue,
    value: Value,
  }))
}

export function hasContact(contacts: readonly WireContact[], { kind, value }: NewContact): boolean {
  return contacts.some((contact) => contact.kind === contactTypes[kind] && contact.value === value)
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
