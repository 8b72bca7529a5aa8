import type { ChannelCustomer } from './channel-customers.ts'

const requestIdKey = 'PendingSyncRequestId'
const addressKeyKey = 'PendingSyncAddressKey'

interface Property {
  readonly Key: string
  readonly Value: { readonly StringValue: string }
}

/** The part of a create by which the channel counts. */
export interface CreateRequest {
  readonly requestId: string
  readonly email: string
  readonly firstName: string
  readonly asAsync: boolean
}

/** Reads the wire on its own: code shared with the SDK could share its mistakes. */
export function readCreateRequest(text: string): CreateRequest {
  const body = JSON.parse(text) as {
    Email: string
    FirstName: string
    IsAsyncCustomer: boolean
    ExtensionProperties: Property[]
  }
  const property = body.ExtensionProperties.find(({ Key }) => Key === requestIdKey)
  if (!property) throw new TypeError('A create without a request id cannot be counted.')
  return {
    requestId: property.Value.StringValue,
    email: body.Email,
    firstName: body.FirstName,
    asAsync: body.IsAsyncCustomer,
  }
}

/** A partial update: fields that are absent stay as they are. */
export interface EditRequest {
  readonly FirstName?: string
  readonly TitleRecordId?: number
  readonly Contacts?: readonly { readonly Value: string }[]
  readonly Addresses?: readonly {
    readonly RecordId: number
    readonly Street: string
    readonly ExtensionProperties: readonly Property[]
  }[]
}

/** Contacts replace the whole list; an address without a record id is a new one. */
export function applyEdit(customer: ChannelCustomer, edit: EditRequest): void {
  const { FirstName, TitleRecordId, Contacts, Addresses = [] } = edit
  customer.firstName = FirstName ?? customer.firstName
  customer.titleId = TitleRecordId ?? customer.titleId
  customer.contacts = Contacts?.map(({ Value }) => Value) ?? customer.contacts
  for (const { RecordId, Street, ExtensionProperties } of Addresses) {
    const existing = customer.addresses[RecordId - 1]
    const key = ExtensionProperties.find(({ Key }) => Key === addressKeyKey)?.Value.StringValue ?? ''
    if (existing) existing.street = Street
    else customer.addresses.push({ key, street: Street })
  }
}

/** `dropped`: as by a channel that was not customised. */
export type ExtensionProperties = 'kept' | 'dropped'

export function customerBody(customer: ChannelCustomer, properties: ExtensionProperties): object {
  const { requestId, email, guid, accountNumber, addresses, contacts, firstName, titleId } = customer
  return {
    AccountNumber: accountNumber || guid,
    IsAsyncCustomer: !accountNumber,
    Email: email,
    FirstName: firstName,
    TitleRecordId: titleId,
    Contacts: contacts.map((Value) => ({ AddressTypeValue: 1, Value })),
    Addresses: addresses.map(({ key, street }, index) => ({
      RecordId: accountNumber ? index + 1 : 0,
      Street: street,
      ...(properties === 'kept' && {
        ExtensionProperties: [{ Key: addressKeyKey, Value: { StringValue: key } }],
      }),
    })),
    ...(properties === 'kept' && {
      ExtensionProperties: [{ Key: requestIdKey, Value: { StringValue: requestId } }],
    }),
  }
}

export function searchRow({ email, guid, accountNumber }: ChannelCustomer): object {
  return { AccountNumber: accountNumber || guid, IsAsyncCustomer: !accountNumber, Email: email }
}

export function configurationBody(mode: 'sync' | 'async'): object {
  return { ExtensionProperties: [{ Key: 'CreateAsyncCustomers', Value: { BooleanValue: mode === 'async' } }] }
}

/** The switches under the SDK's default feature names. */
export function featureStates(switches: Switches): readonly object[] {
  return [
    { Name: `${feature}AddressCreationFeature`, IsEnabled: switches.asyncAddresses },
    {
      Name: 'Dynamics.AX.Application.RetailEnhancedAsyncCustomerCreationFeature',
      IsEnabled: switches.enhancedAsyncCreation,
    },
  ]
}

const feature = 'Dynamics.AX.Application.RetailAsyncCustomer'

export interface Switches {
  readonly asyncAddresses: boolean
  readonly enhancedAsyncCreation: boolean
}

/** A pending customer may only have what the switches allow. */
export function needsAccountNumber(
  customer: ChannelCustomer,
  edit: EditRequest,
  switches: Switches,
): boolean {
  if (customer.accountNumber) return false
  const isAllowed = (part: string) =>
    (part === 'Addresses' && switches.asyncAddresses) ||
    (part === 'TitleRecordId' && switches.enhancedAsyncCreation)
  return !Object.keys(edit).every((part) => part === 'AccountNumber' || isAllowed(part))
}

export function ok(body: object, status = 200): Response {
  return new Response(JSON.stringify(body), { status, headers: { 'Content-Type': 'application/json' } })
}

export function list(value: readonly object[]): Response {
  return ok({ value })
}

export function refused(status: number, resourceId: string, message = ''): Response {
  const Exception = JSON.stringify({
    ErrorResourceId: `Microsoft_Dynamics_Commerce_Runtime_${resourceId}`,
    LocalizedMessage: message,
  })
  return ok({ TypeName: 'CommerceException', Exception }, status)
}
