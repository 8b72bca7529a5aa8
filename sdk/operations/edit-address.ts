import type { AddressChanges, AddressDraft } from '../domain/address.ts'
import type { Customer } from '../domain/customer.ts'
import { withProfile } from '../outbox/customer-record.ts'
import type { Answer } from '../wire/answer.ts'
import type { Payloads, StoredAddress, StoredCustomer } from '../outbox/records.ts'
import {
  findWireAddress,
  toDeactivatedWireAddress,
  toWireAddress,
  type KnownIds,
} from '../wire/address-shape.ts'
import { withOnePrimary } from './create-address.ts'
import { accountOf, edit, type Call, type OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

type Payload = Payloads['edit-address']

export const editAddress: OperationKind<'edit-address'> = {
  again: 'repeatable',
  async send(call) {
    const { payload } = call.entry
    const address = call.customer.profile.addresses.find(({ key }) => key === payload.addressKey)
    // It is gone, or never arrived: a person must see that, not find the change vanished.
    if (!address) return { kind: 'refused', error: { status: 404, fields: [] } }
    const ids = await idsOf(call, address)
    if (ids.kind !== 'ok') return ids
    const changed =
      payload.changes === 'deactivate'
        ? toDeactivatedWireAddress(address.key, address, ids.body)
        : toWireAddress(address.key, withFields(address, payload.changes), ids.body)
    return edit(call, { Addresses: [changed] }, (edited) => ({
      apply: (customer) => withWireFacts(withChange(customer, payload), edited),
    }))
  },
  lookUp: async () => ({ kind: 'absent' }),
  show(customer, { payload }, state): Customer {
    const changed = changedList(customer.addresses, payload, state)
    return { ...customer, addresses: changed }
  },
}

/**
 * What the channel calls the address; asked for where no answer has told yet. An address that it cannot tell apart is not
 * sent: without its identifiers it would be a second one.
 */
async function idsOf(
  { endpoints, customer }: Call<'edit-address'>,
  address: StoredAddress,
): Promise<Answer<KnownIds>> {
  if (address.recordId || address.channelId) return { kind: 'ok', body: address }
  const account = accountOf(customer)
  if (account === undefined) return { kind: 'busy' }
  const answer = await endpoints.readCustomer(account)
  if (answer.kind === 'lost') return { kind: 'busy' }
  if (answer.kind !== 'ok') return answer
  const known = findWireAddress(answer.body.addresses ?? [], address.key, address)
  if (!known) return { kind: 'refused', error: { status: 404, fields: [] } }
  return known.recordId || known.channelId ? { kind: 'ok', body: known } : { kind: 'busy' }
}

function withChange(customer: StoredCustomer, payload: Payload): StoredCustomer {
  return withProfile(customer, { addresses: changedList(customer.profile.addresses, payload, {}) })
}

/** A blank field of a change is an absent one; only the country cannot be left out. */
function withFields<Known extends AddressDraft>(address: Known, changes: AddressChanges): Known {
  return { ...address, ...changes, country: changes.country ?? address.country }
}

function changedList<Known extends AddressDraft & { readonly key: string }>(
  addresses: readonly Known[],
  { addressKey, changes }: Payload,
  state: object,
): readonly Known[] {
  if (changes === 'deactivate') {
    // Until it is certain, a person sees the address with its state; afterwards it is gone.
    const isCertain = Object.keys(state).length === 0
    return isCertain
      ? addresses.filter(({ key }) => key !== addressKey)
      : addresses.map((address) => (address.key === addressKey ? { ...address, ...state } : address))
  }
  return withOnePrimary(addresses, changes.isPrimary).map((address) =>
    address.key === addressKey ? { ...withFields(address, changes), ...state } : address,
  )
}
