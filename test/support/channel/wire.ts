import type { Made } from './channel-customers.ts'

const requestIdKey = 'PendingSyncRequestId'
const addressKeyKey = 'PendingSyncAddressKey'

interface Property {
  readonly Key: string
  readonly Value: { readonly StringValue: string }
}

/** What a create carries that the channel counts by. */
export interface Intent {
  readonly requestId: string
  readonly email: string
  readonly firstName: string
  readonly asAsync: boolean
}

/** Written down from the wire, not taken from the SDK: who counts must not share code with what is counted. */
export function readIntent(text: string): Intent {
  const body = JSON.parse(text) as {
    Email: string
    FirstName: string
    IsAsyncCustomer: boolean
    ExtensionProperties: Property[]
  }
  const property = body.ExtensionProperties.find(({ Key }) => Key === requestIdKey)
  if (!property) throw new TypeError('A create without the id of its intent cannot be counted.')
  return {
    requestId: property.Value.StringValue,
    email: body.Email,
    firstName: body.FirstName,
    asAsync: body.IsAsyncCustomer,
  }
}

/** What an edit changes; what it does not mention stays. */
export interface Edit {
  readonly FirstName?: string
  readonly TitleRecordId?: number
  readonly Contacts?: readonly { readonly Value: string }[]
  readonly Addresses?: readonly {
    readonly RecordId: number
    readonly Street: string
    readonly ExtensionProperties: readonly Property[]
  }[]
}

/** Carries an edit out: a list of contacts replaces, an address without a record id is a new one. */
export function applyEdit(one: Made, { FirstName, TitleRecordId, Contacts, Addresses = [] }: Edit): void {
  one.firstName = FirstName ?? one.firstName
  one.titleId = TitleRecordId ?? one.titleId
  one.contacts = Contacts?.map(({ Value }) => Value) ?? one.contacts
  for (const { RecordId, Street, ExtensionProperties } of Addresses) {
    const known = one.addresses[RecordId - 1]
    const key = ExtensionProperties.find(({ Key }) => Key === addressKeyKey)?.Value.StringValue ?? ''
    if (known) known.street = Street
    else one.addresses.push({ key, street: Street })
  }
}

export function customerBody(made: Made): object {
  const { requestId, email, guid, number, addresses, contacts, firstName, titleId } = made
  return {
    AccountNumber: number || guid,
    IsAsyncCustomer: !number,
    Email: email,
    FirstName: firstName,
    TitleRecordId: titleId,
    Contacts: contacts.map((Value) => ({ AddressTypeValue: 1, Value })),
    Addresses: addresses.map(({ key, street }, index) => ({
      RecordId: number ? index + 1 : 0,
      Street: street,
      ExtensionProperties: [{ Key: addressKeyKey, Value: { StringValue: key } }],
    })),
    ExtensionProperties: [{ Key: requestIdKey, Value: { StringValue: requestId } }],
  }
}

export function searchRow({ email, guid, number }: Made): object {
  return { AccountNumber: number || guid, IsAsyncCustomer: !number, Email: email }
}

export function configurationBody(mode: 'sync' | 'async'): object {
  return { ExtensionProperties: [{ Key: 'CreateAsyncCustomers', Value: { BooleanValue: mode === 'async' } }] }
}

/** The switches under the names by which the SDK asks for them unless told otherwise. */
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

/** What somebody without an account number cannot have yet. */
export function isTooEarly(one: Made, edit: Edit, switches: Switches): boolean {
  if (one.number) return false
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
