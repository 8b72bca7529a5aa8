import type { Made, MadeAddress } from './ledger.ts'

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
  readonly asAsync: boolean
}

/** Written down from the wire, not taken from the SDK: who counts must not share code with what is counted. */
export function readIntent(text: string): Intent {
  const body = JSON.parse(text) as {
    Email: string
    IsAsyncCustomer: boolean
    ExtensionProperties: Property[]
  }
  const property = body.ExtensionProperties.find(({ Key }) => Key === requestIdKey)
  if (!property) throw new TypeError('A create without the id of its intent cannot be counted.')
  return { requestId: property.Value.StringValue, email: body.Email, asAsync: body.IsAsyncCustomer }
}

export function readAddresses(text: string): readonly MadeAddress[] {
  const { Addresses } = JSON.parse(text) as {
    Addresses: { Street: string; ExtensionProperties: Property[] }[]
  }
  return Addresses.map(({ Street, ExtensionProperties }) => ({
    key: ExtensionProperties.find(({ Key }) => Key === addressKeyKey)?.Value.StringValue ?? '',
    street: Street,
  }))
}

export function customerBody({ requestId, email, guid, number, addresses }: Made): object {
  return {
    AccountNumber: number || guid,
    IsAsyncCustomer: !number,
    Email: email,
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
