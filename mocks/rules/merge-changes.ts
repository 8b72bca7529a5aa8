import type { Sequences } from '../model/sequences.ts'
import type { Address } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import { fullName, withDerivedFields } from './build-customer.ts'
import { withKnownRecordIds } from './record-ids.ts'

/*
 * The channel and headquarters merge changes with the same functions, so both end with the same values in whatever
 * order changes, failures and jobs come: for each property, the change with the highest number wins.
 */

/** A customer with the numbers of its changes. */
export interface NumberedCustomer {
  readonly customer: Customer
  readonly sequences?: Sequences
}

/** The number and content of an edit. */
export interface NumberedChanges {
  readonly sequence: number
  readonly changes: CustomerDraft
}

/** The number and content of an added address. */
export interface NumberedAddress {
  readonly sequence: number
  readonly address: Address
}

/** The customer after an edit. Leaves out what a newer change has set, and addresses that the customer has not. */
export function withChanges(known: NumberedCustomer, edit: NumberedChanges): NumberedCustomer {
  const { Addresses = [], ...fields } = newerChanges(known, edit)
  const names = Object.keys(fields)
  const changed = { ...known.customer, ...withKnownRecordIds(fields, known.customer) }
  const edited: NumberedCustomer = {
    customer: { ...changed, Name: fullName(changed) },
    sequences: numbered(known.sequences, names, edit.sequence),
  }
  return Addresses.reduce((result, change) => withAddressChange(result, change, edit.sequence), edited)
}

/** The parts of an edit that have an effect: no newer change has set them, and the customer has the address. */
export function newerChanges(
  { customer, sequences = {} }: NumberedCustomer,
  { sequence, changes }: NumberedChanges,
): CustomerDraft {
  const isNewer = (key: string) => sequence > (sequences[key] ?? 0)
  const { Addresses = [], ...fields } = changes
  const addresses = Addresses.filter(({ Id = '' }) => customer.Addresses.some((known) => known.Id === Id))
    .map((change) => filterProperties(change, (name) => isAlwaysKept(name) || isNewer(keyOf(change, name))))
    .filter((change) => Object.keys(change).length > 1)
  return {
    ...filterProperties(fields, isNewer),
    ...(addresses.length > 0 && { Addresses: addresses }),
  }
}

/** The customer with an added address, unless it has it already. */
export function withAddress(known: NumberedCustomer, added: NumberedAddress): NumberedCustomer {
  const { customer, sequences } = known
  if (customer.Addresses.some(({ Id }) => Id === added.address.Id)) return known
  const address = { ...added.address, IsPrimary: false }
  const longer = { ...customer, Addresses: [...customer.Addresses, address] }
  const isPrimary = added.address.IsPrimary && added.sequence > (sequences?.[primaryKey] ?? 0)
  const result = { ...known, customer: longer }
  return isPrimary ? withPrimary(result, address.Id, added.sequence) : result
}

const primaryKey = 'PrimaryAddress'

function keyOf({ Id = '' }: AddressDraft, property: string): string {
  return property === 'IsPrimary' ? primaryKey : `${Id}.${property}`
}

/** Nothing brings a deactivated address back, so its removal is never older than another change. */
function isAlwaysKept(property: string): boolean {
  return property === 'Id' || property === 'Deactivate'
}

function withAddressChange(
  known: NumberedCustomer,
  { Id = '', Deactivate, IsPrimary, ...fields }: AddressDraft,
  sequence: number,
): NumberedCustomer {
  if (Deactivate) return withoutAddress(known, Id)
  const { customer } = known
  const Addresses = customer.Addresses.map((address) =>
    address.Id === Id ? withDerivedFields({ ...address, ...fields }) : address,
  )
  const keys = Object.keys(fields).map((name) => keyOf({ Id }, name))
  const edited = {
    customer: { ...customer, Addresses },
    sequences: numbered(known.sequences, keys, sequence),
  }
  return IsPrimary === undefined ? edited : withPrimary(edited, Id, sequence, IsPrimary)
}

function withoutAddress({ customer, sequences = {} }: NumberedCustomer, id: string): NumberedCustomer {
  return {
    customer: { ...customer, Addresses: customer.Addresses.filter(({ Id }) => Id !== id) },
    sequences: filterProperties(sequences, (key) => !key.startsWith(`${id}.`)),
  }
}

/** A new primary address replaces the old one. */
function withPrimary(
  { customer, sequences }: NumberedCustomer,
  id: string,
  sequence: number,
  value = true,
): NumberedCustomer {
  const Addresses = customer.Addresses.map((address) => {
    const IsPrimary = address.Id === id ? value : !value && address.IsPrimary
    return { ...address, IsPrimary }
  })
  return { customer: { ...customer, Addresses }, sequences: numbered(sequences, [primaryKey], sequence) }
}

function numbered(sequences: Sequences = {}, keys: readonly string[], sequence: number): Sequences {
  return { ...sequences, ...Object.fromEntries(keys.map((key) => [key, sequence])) }
}

function filterProperties<Shape extends object>(shape: Shape, keep: (name: string) => boolean): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => keep(name))) as Shape
}
