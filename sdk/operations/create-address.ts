import type { Delivery, Payloads, StoredAddress, StoredCustomer } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { findWireAddress, toWireAddress } from '../wire/address-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse, lookUpInCustomer, sendEdit, type Operation } from './operation.ts'

type Payload = Payloads['create-address']

export const createAddress: Operation<'create-address'> = {
  resend: 'after-lookup',
  send(context) {
    const { addressKey, address } = context.entry.payload
    const changes = { Addresses: [toWireAddress(addressKey, address)] }
    return sendEdit(context, changes, (edited) => toDelivery(context.entry.payload, edited))
  },
  lookUp: (context) =>
    lookUpInCustomer(context, (known) => {
      const { addressKey, address } = context.entry.payload
      const isFound = findWireAddress(known.addresses ?? [], addressKey, address)
      return isFound && toDelivery(context.entry.payload, known)
    }),
  show(customer, { payload }, state) {
    const address = { ...payload.address, ...state, key: payload.addressKey }
    return { ...customer, addresses: [...withOnePrimary(customer.addresses, address.isPrimary), address] }
  },
}

function toDelivery(payload: Payload, wire: WireCustomer): Delivery {
  return { apply: (customer) => applyResponse(withAddress(customer, payload), wire) }
}

function withAddress(customer: StoredCustomer, { addressKey, address }: Payload): StoredCustomer {
  const { addresses } = customer.profile
  if (addresses.some(({ key }) => key === addressKey)) return customer
  const added: StoredAddress = { ...address, key: addressKey }
  return withProfile(customer, { addresses: [...withOnePrimary(addresses, address.isPrimary), added] })
}

/** Makes room for a new primary address: the previous one loses the mark. */
export function withOnePrimary<Known extends { readonly isPrimary?: boolean | undefined }>(
  addresses: readonly Known[],
  hasNewPrimary: boolean | undefined,
): readonly Known[] {
  return hasNewPrimary ? addresses.map((address) => ({ ...address, isPrimary: false })) : addresses
}
