import { changedAddress, type AddressDraft } from '../domain/address.ts'
import type { Delivery, Payloads, StoredAddress, StoredCustomer } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { toDeactivatedWireAddress, toWireAddress } from '../wire/address-shape.ts'
import type { Answer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import { withOnePrimary } from './create-address.ts'
import { readBeforeEdit, sendEdit, type Operation, type OperationContext } from './operation.ts'
import { recognizeAddresses } from './recognize-addresses.ts'

type Payload = Payloads['edit-address']

/** Refuses the edit, so that a person sees it. Dropping it would make the change vanish silently. */
const addressNotFound = { kind: 'refused', error: { status: 404, fields: [] } } as const

export const editAddress: Operation<'edit-address'> = {
  async send(context) {
    const { payload } = context.entry
    const current = await readCurrent(context)
    if (current.kind !== 'ok') return current
    const { address, wire } = current.body
    const toDelivery = (edited: WireCustomer): Delivery => ({
      apply: (customer) => applyResponse(withEdit(customer, payload), edited),
    })
    if (!address) return wire && payload.changes === 'deactivate' ? ok(toDelivery(wire)) : addressNotFound
    // No answer contained it yet, and this one does not either.
    if (wire?.addresses && address.recordId === undefined) return addressNotFound
    if (!address.recordId && !address.channelId) return { kind: 'busy' }
    const changed =
      payload.changes === 'deactivate'
        ? toDeactivatedWireAddress(address.key, address, address)
        : toWireAddress(address.key, changedAddress(address, payload.changes), address)
    return sendEdit(context, { Addresses: [changed] }, toDelivery)
  },
  show: (customer, { payload }, state) => ({
    ...customer,
    addresses: editedList(customer.addresses, payload, state),
  }),
}

/** The address as the channel has it now, and the customer in which it was read. */
interface Current {
  /** Absent: the customer does not have it any more. */
  readonly address: StoredAddress | undefined
  readonly wire: WireCustomer | undefined
}

/**
 * Reads the address as the channel has it now. Its identifiers may be other ones since it was converted, and another device
 * may have changed other fields of it, or have deactivated it.
 */
async function readCurrent(context: OperationContext<'edit-address'>): Promise<Answer<Current>> {
  const { addresses } = context.customer.profile
  const answer = await readBeforeEdit(context)
  // An edit may be allowed to somebody who may not read.
  const mayNotRead = answer.kind === 'refused' && answer.error.status === 403
  if (answer.kind !== 'ok' && !mayNotRead) return answer
  const wire = answer.kind === 'ok' ? answer.body : undefined
  const known = recognizeAddresses(addresses, wire?.addresses, new Map())
  const address = known.find(({ key }) => key === context.entry.payload.addressKey)
  return ok({ address, wire })
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
      ? addresses.map((address) =>
          address.key === addressKey ? { ...address, ...state, isDeactivated: true } : address,
        )
      : addresses.filter(({ key }) => key !== addressKey)
  }
  return withOnePrimary(addresses, changes.isPrimary).map((address) =>
    address.key === addressKey ? { ...changedAddress(address, changes), ...state } : address,
  )
}

function ok<Body>(body: Body): Answer<Body> {
  return { kind: 'ok', body }
}
