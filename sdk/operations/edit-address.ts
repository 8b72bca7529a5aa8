import { changedAddress, type AddressDraft } from '../domain/address.ts'
import type { Payloads, StoredAddress, StoredCustomer } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import {
  findWireAddress,
  toDeactivatedWireAddress,
  toWireAddress,
  type KnownIds,
} from '../wire/address-shape.ts'
import type { Answer } from '../wire/answer.ts'
import { withOnePrimary } from './create-address.ts'
import {
  applyResponse,
  readBeforeEdit,
  sendEdit,
  type Operation,
  type OperationContext,
} from './operation.ts'

type Payload = Payloads['edit-address']

/** Refuses the edit, so that a person sees it. Dropping it would make the change vanish silently. */
const addressNotFound = { kind: 'refused', error: { status: 404, fields: [] } } as const

export const editAddress: Operation<'edit-address'> = {
  resend: 'safe',
  async send(context) {
    const { payload } = context.entry
    const address = context.customer.profile.addresses.find(({ key }) => key === payload.addressKey)
    if (!address) return addressNotFound
    const ids = await readIds(context, address)
    if (ids.kind !== 'ok') return ids
    const changed =
      payload.changes === 'deactivate'
        ? toDeactivatedWireAddress(address.key, address, ids.body)
        : toWireAddress(address.key, changedAddress(address, payload.changes), ids.body)
    return sendEdit(context, { Addresses: [changed] }, (edited) => ({
      apply: (customer) => applyResponse(withEdit(customer, payload), edited),
    }))
  },
  lookUp: async () => ({ kind: 'not-found' }),
  show: (customer, { payload }, state) => ({
    ...customer,
    addresses: editedList(customer.addresses, payload, state),
  }),
}

/**
 * Returns the channel's identifiers of the address, and asks for them if no answer contained any yet. Without identifiers
 * nothing is sent: the channel would take the edit for a second address.
 */
async function readIds(
  context: OperationContext<'edit-address'>,
  address: StoredAddress,
): Promise<Answer<KnownIds>> {
  if (address.recordId || address.channelId) return { kind: 'ok', body: address }
  const answer = await readBeforeEdit(context)
  if (answer.kind !== 'ok') return answer
  const known = findWireAddress(answer.body.addresses ?? [], address.key, address)
  if (!known) return addressNotFound
  return known.recordId || known.channelId ? { kind: 'ok', body: known } : { kind: 'busy' }
}

function withEdit(customer: StoredCustomer, payload: Payload): StoredCustomer {
  return withProfile(customer, { addresses: editedList(customer.profile.addresses, payload) })
}

/** Applies the edit to a list. With a `state` it is still open: a deactivated address stays visible with that state. */
function editedList<Known extends AddressDraft & { readonly key: string }>(
  addresses: readonly Known[],
  { addressKey, changes }: Payload,
  state?: object,
): readonly Known[] {
  if (changes === 'deactivate') {
    return state
      ? addresses.map((address) => (address.key === addressKey ? { ...address, ...state } : address))
      : addresses.filter(({ key }) => key !== addressKey)
  }
  return withOnePrimary(addresses, changes.isPrimary).map((address) =>
    address.key === addressKey ? { ...changedAddress(address, changes), ...state } : address,
  )
}
