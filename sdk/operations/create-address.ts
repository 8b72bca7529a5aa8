import type { Mark } from '../domain/recognition.ts'
import {
  attemptToFind,
  type Delivery,
  type Payloads,
  type StoredAddress,
  type StoredCustomer,
} from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { toWireAddress, type WireAddress } from '../wire/address-shape.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import { readForLookup, readList, sendEdit, type Operation, type OperationContext } from './operation.ts'
import { findAdded, findLost, toAddressMark } from './recognize-addresses.ts'

type Payload = Payloads['create-address']

export const createAddress = {
  readBefore: (context) => readList(context, ({ addresses }) => addresses, toAddressMark),
  send(context) {
    const { payload } = context.entry
    const changes = { Addresses: [toWireAddress(payload.addressKey, payload.address)] }
    return sendEdit(context, changes, (edited) => {
      const found = findAdded(toStored(payload), marksBefore(context), edited.addresses ?? [])
      return toDelivery(payload, edited, found)
    })
  },
  async lookUp(context) {
    const read = await readForLookup(context)
    if (read.kind !== 'read') return read
    const { payload } = context.entry
    const { wire } = read
    const found = findLost(toStored(payload), marksBefore(context), wire.addresses ?? [])
    if (found.kind === 'found') return { kind: 'found', delivery: toDelivery(payload, wire, found.address) }
    if (found.kind === 'nothing-new') return { kind: 'not-found' }
    const apply = (customer: StoredCustomer) => applyResponse(customer, wire)
    return { kind: found.kind === 'several' ? 'several' : 'unclear', apply }
  },
  show(customer, { payload }, state) {
    const address = { ...payload.address, ...state, key: payload.addressKey }
    const others = customer.addresses.filter(({ key }) => key !== payload.addressKey)
    return { ...customer, addresses: [...withOnePrimary(others, address.isPrimary), address] }
  },
} satisfies Operation<'create-address'>

/** An attempt of which nothing was read before may only be compared with what this device knows. */
function marksBefore({ entry, customer }: OperationContext<'create-address'>): readonly Mark[] {
  const toMark = ({ recordId = '', channelId, ...content }: StoredAddress) =>
    toAddressMark({ recordId, channelId, content })
  return attemptToFind(entry)?.before ?? customer.profile.addresses.map(toMark)
}

function toDelivery(payload: Payload, wire: WireCustomer, found: WireAddress | undefined): Delivery {
  const own = new Map(found ? [[payload.addressKey, found]] : [])
  return { apply: (customer) => applyResponse(withAddress(customer, payload), wire, own) }
}

function withAddress(customer: StoredCustomer, payload: Payload): StoredCustomer {
  const { addresses } = customer.profile
  if (addresses.some(({ key }) => key === payload.addressKey)) return customer
  const others = withOnePrimary(addresses, payload.address.isPrimary)
  return withProfile(customer, { addresses: [...others, toStored(payload)] })
}

function toStored({ addressKey, address }: Payload): StoredAddress {
  return { ...address, key: addressKey }
}

/** Makes room for a new primary address: the previous one loses the mark. */
export function withOnePrimary<Known extends { readonly isPrimary?: boolean | undefined }>(
  addresses: readonly Known[],
  hasNewPrimary: boolean | undefined,
): readonly Known[] {
  return hasNewPrimary ? addresses.map((address) => ({ ...address, isPrimary: false })) : addresses
}
