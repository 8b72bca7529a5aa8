import type { Address } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import { Refusal } from '../wire/refusal.ts'
import { buildAddress, withDerivedFields } from './build-customer.ts'

/** The differences between the body of an edit and the customer. A client may send the whole customer. */
export interface CustomerChanges {
  /** The changed properties, without addresses. */
  readonly fields: Partial<Customer>
  readonly newAddresses: readonly Address[]
  /** Known addresses with their new values; `Deactivate` removes one. */
  readonly changedAddresses: readonly Address[]
}

/** Throws a `Refusal` when the body has the id of another record or changes a property that cannot change. */
export function changesOf(
  draft: CustomerDraft,
  current: Customer,
  accounts: readonly string[],
): CustomerChanges {
  checkIdentity(draft, current, accounts)
  const addresses = (draft.Addresses ?? []).map((address) => ({
    address,
    known: findAddress(address, current),
  }))
  return {
    fields: changedFields(draft, current),
    newAddresses: addresses.filter(({ known }) => !known).map(({ address }) => buildAddress(address)),
    changedAddresses: addresses.flatMap(({ address, known }) =>
      known ? changedAddress(address, known) : [],
    ),
  }
}

export function hasNoChanges({ fields, newAddresses, changedAddresses }: CustomerChanges): boolean {
  return Object.keys(fields).length + newAddresses.length + changedAddresses.length === 0
}

export function onlyAddsAddresses({ fields, newAddresses, changedAddresses }: CustomerChanges): boolean {
  return newAddresses.length > 0 && Object.keys(fields).length + changedAddresses.length === 0
}

/** The addresses after the change. A new primary address replaces the old one. */
export function addressesAfter(current: readonly Address[], changed: readonly Address[]): Address[] {
  const changedIds = new Set(changed.map((address) => addressId(address)))
  const untouched = current.filter((address) => !changedIds.has(addressId(address)))
  const active = changed.filter(({ Deactivate }) => !Deactivate)
  const hasNewPrimary = active.some(({ IsPrimary }) => IsPrimary)
  return [...untouched.map((one) => (hasNewPrimary ? { ...one, IsPrimary: false } : one)), ...active]
}

function checkIdentity(draft: CustomerDraft, current: Customer, accounts: readonly string[]): void {
  const isOther = draft.AccountNumber && !accounts.includes(draft.AccountNumber)
  const isOtherRecord = draft.RecordId && draft.RecordId !== current.RecordId
  if (isOther || isOtherRecord) throw new Refusal('IdMismatch')
  const changed = (['PartyNumber', 'CustomerTypeValue'] as const).filter(
    (name) => draft[name] && draft[name] !== current[name],
  )
  if (changed.length === 0) return
  throw new Refusal('PropertyUpdateNotAllowed', {
    results: changed.map((name) => ({ id: 'PropertyUpdateNotAllowed', members: [name] })),
  })
}

/** Properties that only the channel or headquarters sets. An edit may repeat an old value of them: it is ignored. */
const readOnlyProperties = new Set<string>([
  'AccountNumber',
  'IsAsyncCustomer',
  'RecordId',
  'PartyNumber',
  'CustomerTypeValue',
  'CreatedDateTime',
  'Addresses',
  'Name',
])

function changedFields(draft: CustomerDraft, current: Customer): Partial<Customer> {
  const entries = Object.entries(draft).filter(
    ([name, value]) => !readOnlyProperties.has(name) && !isSameValue(value, current[name as keyof Customer]),
  )
  return Object.fromEntries(entries)
}

function findAddress(draft: AddressDraft, current: Customer): Address | undefined {
  const known = current.Addresses.find(
    ({ Id, RecordId }) => (draft.RecordId && draft.RecordId === RecordId) || (draft.Id && draft.Id === Id),
  )
  if (known || !draft.RecordId) return known
  throw new Refusal('IdMismatch', { reason: 'No address of this customer has this record id' })
}

function changedAddress(draft: AddressDraft, known: Address): Address[] {
  const changed = withDerivedFields({ ...known, ...draft, Id: known.Id, RecordId: known.RecordId })
  return isSame(changed, known) ? [] : [changed]
}

function addressId({ Id, RecordId }: Address): string {
  return Id || String(RecordId)
}

/** A property that the customer does not have equals an empty value: clients write all properties of their types. */
function isSameValue(value: unknown, current: unknown): boolean {
  return isSame(value, current) || (current === undefined && (value === '' || value === 0 || value === false))
}

function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
