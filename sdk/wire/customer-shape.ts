import * as v from 'valibot'
import type { AddressPurpose, NewAddress } from '../domain/address.ts'
import type { NewCustomerDraft } from '../domain/customer.ts'
import { isGuid, type ArrivedFacts } from '../domain/identity.ts'
import { requestIdOf, requestIdProperty } from './properties.ts'

/** A customer as the channel answers it, as far as we rely on it. */
export interface WireCustomer {
  readonly identity: ArrivedFacts
  /** The id of the intent that made it, where the channel kept it. */
  readonly requestId?: string
}

const schema = v.object({
  AccountNumber: v.pipe(v.string(), v.minLength(1)),
  IsAsyncCustomer: v.optional(v.nullable(v.boolean())),
  ExtensionProperties: v.fallback(v.optional(v.nullable(v.array(v.unknown()))), undefined),
})

/**
 * Reads a customer; `undefined` when it is none. This is the one place that knows that `AccountNumber` holds the
 * temporary GUID of an async customer. A GUID is taken for one even where the flag is missing: no account number of
 * headquarters looks like it, and showing a GUID to a person is worse than waiting.
 */
export function readWireCustomer(body: unknown): WireCustomer | undefined {
  const parsed = v.safeParse(schema, body)
  if (!parsed.success) return undefined
  const { AccountNumber, IsAsyncCustomer, ExtensionProperties } = parsed.output
  const isAsync = IsAsyncCustomer === true || isGuid(AccountNumber)
  const requestId = requestIdOf(ExtensionProperties ?? [])
  return {
    identity: isAsync
      ? { mode: 'async', guid: AccountNumber.toLowerCase() }
      : { mode: 'sync', accountNumber: AccountNumber },
    ...(requestId && { requestId }),
  }
}

/** How the channel numbers the purposes of addresses. Source: the AddressType enumeration of Commerce. */
const addressTypes: Readonly<Record<AddressPurpose, number>> = {
  invoice: 1,
  delivery: 2,
  home: 7,
  other: 8,
  business: 9,
}

/**
 * The body of a create. `IsAsyncCustomer: true` asks a channel in sync mode to store the customer async: it is how a
 * client that was out of reach sends later. (Our reading of the entity; the channel's answer stays the truth.)
 */
export function toWireCustomer(draft: NewCustomerDraft, requestId: string, asAsync: boolean): object {
  return {
    AccountNumber: '',
    CustomerTypeValue: 1,
    IsAsyncCustomer: asAsync,
    FirstName: draft.firstName,
    MiddleName: draft.middleName ?? '',
    LastName: draft.lastName,
    Name: [draft.firstName, draft.middleName, draft.lastName].filter(Boolean).join(' '),
    Email: draft.email ?? '',
    Phone: draft.phone ?? '',
    ...(draft.language && { Language: draft.language }),
    ...(draft.titleId && { TitleRecordId: Number(draft.titleId) }),
    Addresses: (draft.addresses ?? []).map(toWireAddress),
    ExtensionProperties: [requestIdProperty(requestId)],
  }
}

function toWireAddress(address: NewAddress): object {
  return {
    RecordId: 0,
    Name: address.name ?? '',
    Street: address.street,
    StreetNumber: address.streetNumber ?? '',
    // So spelled on the wire.
    BuildingCompliment: address.buildingComplement ?? '',
    City: address.city,
    County: address.county ?? '',
    State: address.state ?? '',
    ZipCode: address.zipCode ?? '',
    ThreeLetterISORegionName: address.country,
    AddressTypeValue: addressTypes[address.purpose ?? 'home'],
    IsPrimary: address.isPrimary ?? false,
    Deactivate: false,
  }
}
