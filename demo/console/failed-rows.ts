import type { Address, Customer, Problem, Synchronization, TablesSnapshot } from 'pending-sync/mocks'
import { attributeFields, type AttributeField } from './repair-attributes.ts'
import { customerNames, formatName } from './format-customer.ts'

/** An uploaded row that could not be synchronized, with the values that a tester can repair. */
export type FailedRow = Repairable & {
  readonly id: string
  /** The temporary GUID or the account number of its customer. */
  readonly account: string
  readonly problems: readonly Problem[]
}

type Repairable = { readonly name: string } & (
  | {
      readonly kind: 'customer'
      readonly fields: CustomerFields
      readonly addresses: readonly Address[]
      readonly attributes: readonly AttributeField[]
    }
  | { readonly kind: 'address'; readonly addresses: readonly [Address] }
  | {
      readonly kind: 'edit'
      readonly fields: CustomerFields
      readonly addresses: readonly EditedAddress[]
      /** Empty: the edit does not change them. */
      readonly attributes: readonly AttributeField[]
    }
  | { readonly kind: 'order' }
)

/** The values that an address would have after its edit. */
export type EditedAddress = AddressFields & { readonly Id: string }
type AddressFields = Record<(typeof addressFields)[number], string>

export type CustomerFields = Record<(typeof customerFields)[number], string>
export const customerFields = ['FirstName', 'LastName', 'Email'] as const
export const addressFields = ['Street', 'ZipCode', 'City', 'State', 'ThreeLetterISORegionName'] as const

/** The failed rows in the order of the tables. The row tried last stays listed while it waits for the next run. */
export function failedRows(snapshot: TablesSnapshot, lastTried?: string): readonly FailedRow[] {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = snapshot.headquarters
  const { attributes: settings } = snapshot.headquarters
  const nameOf = customerNames(snapshot)

  function failed<Row extends UploadedRow>(
    rows: readonly Row[],
    toRepairable: (row: Row) => Repairable,
  ): FailedRow[] {
    return rows
      .filter((row) => isListed(row, lastTried))
      .map((row) => ({
        ...toRepairable(row),
        id: idOf(row),
        account: 'account' in row ? row.account : row.guid,
        problems: problemsOf(row),
      }))
  }

  return [
    ...failed(asyncCustomers, ({ customer }) => ({
      kind: 'customer',
      name: formatName(customer),
      fields: customer,
      addresses: customer.Addresses,
      attributes: attributeFields(customer.Attributes, settings),
    })),
    ...failed(asyncAddresses, ({ account, address }) => ({
      kind: 'address',
      name: nameOf(account),
      addresses: [address],
    })),
    ...failed(asyncEdits, (row) => ({
      ...toEdit(row, customerOf(snapshot, row.account)),
      name: nameOf(row.account),
      attributes: row.changes.Attributes ? attributeFields(row.changes.Attributes, settings) : [],
    })),
    ...failed(orders, ({ account }) => ({ kind: 'order', name: nameOf(account) })),
  ]
}

type UploadedEdit = TablesSnapshot['headquarters']['asyncEdits'][number]

/** An edit has only what changed. The other fields show what headquarters has. */
function toEdit({ changes }: UploadedEdit, customer: Customer | undefined) {
  const addresses = (changes.Addresses ?? []).filter(({ Deactivate }) => !Deactivate)
  return {
    kind: 'edit' as const,
    fields: textsOf(customerFields, { ...customer, ...changes }),
    addresses: addresses.map((change) => {
      const known = customer?.Addresses.find(({ Id }) => Id === change.Id)
      return { ...textsOf(addressFields, { ...known, ...change }), Id: change.Id ?? '' }
    }),
  }
}

function textsOf<Name extends string>(names: readonly Name[], from: Partial<Record<Name, string>>) {
  return Object.fromEntries(names.map((name) => [name, from[name] ?? ''])) as Record<Name, string>
}

function customerOf({ headquarters }: TablesSnapshot, account: string): Customer | undefined {
  const { customers } = headquarters
  return customers.find(({ accountNumber, guid }) => accountNumber === account || guid === account)?.customer
}

/** Counts the uploaded rows by status. */
export function countsOf(snapshot: Pick<TablesSnapshot, 'headquarters'>) {
  const rows = uploadedRows(snapshot)
  const count = (status: Synchronization['status']) =>
    rows.filter(({ synchronization }) => synchronization.status === status).length
  return { waiting: count('waiting'), failed: count('failed'), done: count('done') }
}

export function statusOf(snapshot: TablesSnapshot, id: string): Synchronization['status'] | undefined {
  return uploadedRows(snapshot).find((row) => idOf(row) === id)?.synchronization.status
}

/** A customer is identified by its GUID, every other row by an id of its own. */
type UploadedRow = { readonly synchronization: Synchronization } & (
  { readonly id: string; readonly account: string } | { readonly guid: string }
)

function uploadedRows({ headquarters }: Pick<TablesSnapshot, 'headquarters'>): readonly UploadedRow[] {
  const { asyncCustomers, asyncAddresses, asyncEdits, orders } = headquarters
  return [...asyncCustomers, ...asyncAddresses, ...asyncEdits, ...orders]
}

function isListed(row: UploadedRow, lastTried: string | undefined): boolean {
  const { status } = row.synchronization
  return status === 'failed' || (status === 'waiting' && idOf(row) === lastTried)
}

function idOf(row: UploadedRow): string {
  return 'id' in row ? row.id : row.guid
}

function problemsOf({ synchronization }: UploadedRow): readonly Problem[] {
  return synchronization.status === 'failed' ? synchronization.problems : []
}
