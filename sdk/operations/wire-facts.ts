import { withArrived, withProfile } from '../outbox/customer-record.ts'
import type { StoredAddress, StoredCustomer } from '../outbox/records.ts'
import { findWireAddress, type WireAddress } from '../wire/address-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'

/** The customer with what the channel's answer says of it: who it is by now, and what its addresses are called there. */
export function withWireFacts(customer: StoredCustomer, wire: WireCustomer): StoredCustomer {
  const arrived = withArrived(customer, wire.identity)
  const { addresses } = wire
  if (!addresses) return arrived
  return withProfile(arrived, {
    addresses: arrived.profile.addresses.map((address) => withWireIds(address, addresses)),
  })
}

export function withWireIds(address: StoredAddress, known: readonly WireAddress[]): StoredAddress {
  const found = findWireAddress(known, address.key, address)
  if (!found) return address
  return {
    ...address,
    recordId: found.recordId || (address.recordId ?? 0),
    ...(found.channelId && { channelId: found.channelId }),
  }
}
