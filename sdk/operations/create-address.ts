import type { Customer } from '../domain/customer.ts'
import { withProfile } from '../outbox/customer-record.ts'
import type { Delivery } from '../outbox/intents.ts'
import type { Payloads, StoredAddress, StoredCustomer } from '../outbox/records.ts'
import { findWireAddress, toWireAddress } from '../wire/address-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { edit, lookUpIn, type OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

type Payload = Payloads['create-address']

export const createAddress: OperationKind<'create-address'> = {
  again: 'look up first',
  send(call) {
    const { addressKey, address } = call.entry.payload
    const changes = { Addresses: [toWireAddress(addressKey, address)] }
    return edit(call, changes, (edited) => toDelivery(call.entry.payload, edited))
  },
  lookUp: (call) =>
    lookUpIn(call, (known) => {
      const { addressKey, address } = call.entry.payload
      const isThere = findWireAddress(known.addresses ?? [], addressKey, address)
      return isThere && toDelivery(call.entry.payload, known)
    }),
  show(customer, { payload }, state): Customer {
    const address = { ...payload.address, ...state, key: payload.addressKey }
    return { ...customer, addresses: [...withOnePrimary(customer.addresses, address.isPrimary), address] }
  },
}

function toDelivery(payload: Payload, wire: WireCustomer): Delivery {
  return { apply: (customer) => withWireFacts(withAddress(customer, payload), wire) }
}

function withAddress(customer: StoredCustomer, { addressKey, address }: Payload): StoredCustomer {
  const { addresses } = customer.profile
  if (addresses.some(({ key }) => key === addressKey)) return customer
  const added: StoredAddress = { ...address, key: addressKey }
  return withProfile(customer, { addresses: [...withOnePrimary(addresses, address.isPrimary), added] })
}

/** A new primary address takes the place of the one before. */
export function withOnePrimary<Known extends { readonly isPrimary?: boolean | undefined }>(
  addresses: readonly Known[],
  hasNewPrimary: boolean | undefined,
): readonly Known[] {
  return hasNewPrimary ? addresses.map((address) => ({ ...address, isPrimary: false })) : addresses
}
