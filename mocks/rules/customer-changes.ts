import type { Address } from '../wire/customer-parts.ts'
import type { AddressDraft, CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import { Refusal } from '../wire/refusal.ts'
import { fullName, withDerivedFields } from './build-customer.ts'
import { withKnownRecordIds } from './record-ids.ts'
import { recognizeAddresses } from './recognize-addresses.ts'
import { isSame } from './is-same.ts'

/** The differences between the body of an edit and the customer. A client may send the whole customer. */
export interface CustomerChanges {
  /** The changed properties, without addresses. */
  readonly fields: Omit<CustomerDraft, 'Addresses'>
  readonly newAddresses: readonly Address[]
  readonly changedAddresses: readonly ChangedAddress[]
}

/** A known address with its new values. */
export interface ChangedAddress {
  readonly address: Address
  /** Its `Id` and the changed properties only; `Deactivate` removes it. */
  readonly change: AddressDraft
}

/**
 * Compares a body with the customer. `buildNewAddress` completes an address that the customer does not have. Throws a
 * `Refusal` when the body has the id of another record or changes a property that cannot change.
 */
export function changesOf(
  draft: CustomerDraft,
  current: Customer,
  accounts: readonly string[],
  buildNewAddress: (draft: AddressDraft) => Address,
): CustomerChanges {
  checkIdentity(draft, current, accounts)
  const addresses = recognizeAddresses(draft.Addresses ?? [], current.Addresses, buildNewAddress)
  return {
    fields: changedFields(draft, current),
    newAddresses: addresses
      // An unknown address that is deactivated is gone already.
      .filter(({ draft: address, known }) => !known && !address.Deactivate)
      .map(({ draft: address }) => buildNewAddress({ ...address, Id: '' })),
    changedAddresses: addresses.flatMap(({ draft: address, known }) =>
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
])

/** The draft without the properties that only the channel or headquarters sets. */
export function editableFields(draft: CustomerDraft): Omit<CustomerDraft, 'Addresses'> {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !readOnlyProperties.has(name)))
}

function changedFields(draft: CustomerDraft, current: Customer): CustomerChanges['fields'] {
  const fields = withKnownRecordIds(editableFields(draft), current)
  const after = { ...current, ...fields }
  // A name that follows from other names is not a property of its own.
  const derivedName = fullName({ ...after, Name: '' })
  const entries = Object.entries(fields).filter(
    ([name, value]) =>
      !isSameValue(value, current[name as keyof Customer]) && !(name === 'Name' && derivedName),
  )
  return Object.fromEntries(entries)
}

function changedAddress(draft: AddressDraft, known: Address): ChangedAddress[] {
  const address = withDerivedFields({ ...known, ...draft, Id: known.Id, RecordId: known.RecordId })
  const entries = Object.entries(draft).filter(
    ([name]) =>
      !derivedProperties.has(name) &&
      !isSameValue(draft[name as keyof Address], known[name as keyof Address]),
  )
  return entries.length > 0 ? [{ address, change: { ...Object.fromEntries(entries), Id: known.Id } }] : []
}

const derivedProperties = new Set<string>([
  'Id',
  'RecordId',
  'IsAsyncAddress',
  'FullAddress',
  'TwoLetterISORegionName',
])

/** A property that is not there equals an empty value: clients write all properties of their types. */
function isSameValue(value: unknown, current: unknown): boolean {
  return isSame(value, current) || (current === undefined && (value === '' || value === 0 || value === false))
}
