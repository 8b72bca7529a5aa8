import * as v from 'valibot'
import type { CustomerContent } from '../domain/content.ts'
import { toGuid, type ArrivedIdentity } from '../domain/identity.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { readWireAddresses, toWireAddress, type WireAddress } from './address-shape.ts'
import { readWireAttributes, toWireAttribute, type AnsweredAttribute } from './attribute-shape.ts'
import { readWireContacts, toWireContact, type WireContact } from './contact-shape.ts'
import { readCustomerContent } from './customer-content.ts'
import { customerTypes, toWireFields, toWireNames } from './customer-fields.ts'
import {
  looseList,
  looseNumber,
  looseText,
  readAs,
  readRows,
  requestIdOf,
  requestIdProperty,
  toWireProperties,
} from './json.ts'
import { looseId, toWireId, wireId } from './record-id.ts'

/** The fields of a customer in a channel's answer that the SDK uses. A list that the answer lacks is `undefined`. */
export interface WireCustomer {
  readonly identity: ArrivedIdentity
  /** The id of the create that made it, if the channel kept it. */
  readonly requestId?: string | undefined
  /** In milliseconds since the epoch. */
  readonly createdAt?: number | undefined
  readonly content: CustomerContent
  readonly isOrganization: boolean
  readonly titleId?: string | undefined
  readonly addresses?: readonly WireAddress[] | undefined
  readonly contacts?: readonly WireContact[] | undefined
  readonly affiliationIds?: readonly string[] | undefined
  readonly attributes?: readonly AnsweredAttribute[] | undefined
  /** The lists exactly as received: an edit must send them back complete. Without one, those that this device knows. */
  readonly rows: {
    readonly contacts?: readonly unknown[] | undefined
    readonly affiliations?: readonly unknown[] | undefined
    readonly attributes?: readonly unknown[] | undefined
  }
}

const schema = v.object({
  AccountNumber: v.pipe(v.string(), v.trim(), v.minLength(1)),
  IsAsyncCustomer: v.nullish(v.boolean()),
  TitleRecordId: looseId,
  Addresses: looseList,
  Contacts: looseList,
  CustomerAffiliations: looseList,
  Attributes: looseList,
  ExtensionProperties: looseList,
  CreatedDateTime: looseText,
  CustomerTypeValue: looseNumber,
})

const affiliationSchema = v.object({ RetailAffiliationId: wireId })

/** Reads a customer; `undefined` if the body is not one. */
export function readWireCustomer(body: unknown): WireCustomer | undefined {
  const parsed = readAs(schema, body)
  if (!parsed) return undefined
  const { Addresses, Attributes, Contacts, CustomerAffiliations } = parsed
  return {
    identity: readIdentity(parsed.AccountNumber, parsed.IsAsyncCustomer),
    requestId: requestIdOf(parsed.ExtensionProperties) || undefined,
    createdAt: Date.parse(parsed.CreatedDateTime ?? '') || undefined,
    content: readCustomerContent(body),
    isOrganization: parsed.CustomerTypeValue === customerTypes.organization,
    titleId: parsed.TitleRecordId,
    addresses: Addresses && readWireAddresses(Addresses),
    contacts: Contacts && readWireContacts(Contacts),
    affiliationIds: CustomerAffiliations && readAffiliationIds(CustomerAffiliations),
    attributes: Attributes && readWireAttributes(Attributes),
    rows: { contacts: Contacts, affiliations: CustomerAffiliations, attributes: Attributes },
  }
}

/**
 * `AccountNumber` holds the temporary GUID of an async customer; no other code knows this. A GUID counts as temporary even
 * without the flag: account numbers of headquarters do not look like GUIDs, and showing a GUID to a person is worse than
 * waiting.
 */
function readIdentity(accountNumber: string, isAsync: boolean | null | undefined): ArrivedIdentity {
  const guid = toGuid(accountNumber) ?? (isAsync ? accountNumber.toLowerCase() : undefined)
  return guid === undefined ? { mode: 'sync', accountNumber } : { mode: 'async', guid }
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
    CustomerTypeValue: customerTypes[draft.customerType ?? 'person'],
    IsAsyncCustomer: create.requestAsync,
    ...toWireFields({ ...draft, email: draft.email, phone: draft.phone }),
    ...toWireNames(draft),
    TitleRecordId: draft.titleId ? toWireId(draft.titleId) : undefined,
    Attributes: draft.attributes?.map(toWireAttribute),
    Addresses: (draft.addresses ?? []).map((address, index) =>
      toWireAddress(create.addressKeys[index] ?? '', address),
    ),
    Contacts: (draft.contacts ?? []).map(toWireContact),
    CustomerAffiliations: (draft.affiliationIds ?? []).map(toWireAffiliation),
    ExtensionProperties: toCustomerProperties(create.requestId, draft.extensionProperties),
  }
}

/** The site's extension properties beside the SDK's own. */
export function toCustomerProperties(
  requestId: string,
  properties: NewCustomerDraft['extensionProperties'],
): readonly object[] {
  return [requestIdProperty(requestId), ...toWireProperties(properties)]
}

export function toWireAffiliation(id: string): object {
  return { RecordId: 0, RetailAffiliationId: toWireId(id) }
}
