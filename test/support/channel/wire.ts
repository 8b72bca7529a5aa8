import type { Made } from './ledger.ts'

const requestIdKey = 'PendingSyncRequestId'

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
    ExtensionProperties: { Key: string; Value: { StringValue: string } }[]
  }
  const property = body.ExtensionProperties.find(({ Key }) => Key === requestIdKey)
  if (!property) throw new TypeError('A create without the id of its intent cannot be counted.')
  return { requestId: property.Value.StringValue, email: body.Email, asAsync: body.IsAsyncCustomer }
}

export function customerBody({ requestId, email, guid, number }: Made): object {
  return {
    AccountNumber: number || guid,
    IsAsyncCustomer: !number,
    Email: email,
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

export function refused(status: number, resourceId: string): Response {
  const Exception = JSON.stringify({
    ErrorResourceId: `Microsoft_Dynamics_Commerce_Runtime_${resourceId}`,
    LocalizedMessage: '',
  })
  return ok({ TypeName: 'CommerceException', Exception }, status)
}
