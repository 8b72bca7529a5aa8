import * as v from 'valibot'
import type { Attribute } from '../domain/attribute.ts'
import type { CustomerChangesDraft, NewCustomerDraft } from '../domain/customer.ts'
import { isGuid, type ArrivedFacts } from '../domain/identity.ts'
import { readWireAddresses, toWireAddress, type WireAddress } from './address-shape.ts'
import { readWireContacts, toWireContact, type WireContact } from './contact-shape.ts'
import { requestIdOf, requestIdProperty } from './properties.ts'
import { looseList, looseNumber, readRows } from './read.ts'

/** A customer as the channel answers it, as far as we rely on it. A list is `undefined` where the answer lacks it. */
export interface WireCustomer {
  readonly identity: ArrivedFacts
  /** The id of the intent that made it, where the channel kept it. */
  readonly requestId?: string
  readonly titleId?: string
  readonly addresses?: readonly WireAddress[]
  readonly contacts?: readonly WireContact[]
  readonly affiliationIds?: readonly string[]
  /** The lists as they came, for an edit that must send them back whole. */
  readonly rows: { readonly contacts: readonly unknown[]; readonly affiliations: readonly unknown[] }
}

const schema = v.object({
  AccountNumber: v.pipe(v.string(), v.minLength(1)),
  IsAsyncCustomer: v.optional(v.nullable(v.boolean())),
  TitleRecordId: looseNumber,
  Addresses: looseList,
  Contacts: looseList,
  CustomerAffiliations: looseList,
  ExtensionProperties: looseList,
})

const affiliationSchema = v.object({ RetailAffiliationId: v.union([v.number(), v.string()]) })

/** Reads a customer; `undefined` when it is none. */
export function readWireCustomer(body: unknown): WireCustomer | undefined {
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) return undefined
  const { AccountNumber, IsAsyncCustomer, TitleRecordId, Addresses, Contacts, CustomerAffiliations } =
    parsed.output
  const requestId = requestIdOf(parsed.output.ExtensionProperties ?? [])
  return {
    identity: readIdentity(AccountNumber, IsAsyncCustomer === true),
    ...(requestId && { requestId }),
    ...(TitleRecordId !== undefined && TitleRecordId !== null && { titleId: String(TitleRecordId) }),
    ...(Addresses && { addresses: readWireAddresses(Addresses) }),
    ...(Contacts && { contacts: readWireContacts(Contacts) }),
    ...(CustomerAffiliations && { affiliationIds: readAffiliationIds(CustomerAffiliations) }),
    rows: { contacts: Contacts ?? [], affiliations: CustomerAffiliations ?? [] },
  }
}

/**
 * The one place that knows that `AccountNumber` holds the temporary GUID of an async customer. A GUID is taken for one
 * even where the flag is missing: no account number of headquarters looks like it, and showing a GUID to a person is
 * worse than waiting.
 */
function readIdentity(accountNumber: string, isAsync: boolean): ArrivedFacts {
  if (isAsync || isGuid(accountNumber)) return { mode: 'async', guid: accountNumber.toLowerCase() }
  return { mode: 'sync', accountNumber }
}

function readAffiliationIds(rows: readonly unknown[]): readonly string[] {
  return readRows(rows, affiliationSchema).map(({ RetailAffiliationId }) => String(RetailAffiliationId))
}

/**
 * The body of a create. `IsAsyncCustomer: true` asks a channel in sync mode to store the customer async: it is how a
 * client that was out of reach sends later. (Our reading of the entity; the channel's answer stays the truth.)
 */
export function toWireCustomer(create: {
  readonly requestId: string
  readonly draft: NewCustomerDraft
  readonly addressKeys: readonly string[]
  readonly asAsync: boolean
}): object {
  const { draft } = create
  return {
    AccountNumber: '',
    CustomerTypeValue: 1,
    IsAsyncCustomer: create.asAsync,
    ...toWireChanges({ ...draft, middleName: draft.middleName, email: draft.email, phone: draft.phone }),
    Name: [draft.firstName, draft.middleName, draft.lastName].filter(Boolean).join(' '),
    ...(draft.titleId && { TitleRecordId: Number(draft.titleId) }),
    Addresses: (draft.addresses ?? []).map((address, index) =>
      toWireAddress(create.addressKeys[index] ?? '', address),
    ),
    Contacts: (draft.contacts ?? []).map(toWireContact),
    CustomerAffiliations: (draft.affiliationIds ?? []).map(toWireAffiliation),
    ExtensionProperties: [requestIdProperty(create.requestId)],
  }
}

/** The part of a customer that an edit changes: a field that is there and empty becomes blank. */
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
  return { RecordId: 0, RetailAffiliationId: Number(id) }
}

function toWireAttribute({ name, value }: Attribute): object {
  if (typeof value === 'boolean') return { Name: name, AttributeValue: { BooleanValue: value } }
  if (typeof value === 'number') return { Name: name, AttributeValue: { DecimalValue: value } }
  return { Name: name, AttributeValue: { StringValue: value } }
}
