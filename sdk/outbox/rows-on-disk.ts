import type { StoredCustomer, StoredEntry, StoredIdentity } from './model.ts'
import type { Owner } from './owner.ts'
import { isReadableCustomer } from './readable.ts'
import type { Transaction } from './schema.ts'

/** Finds rows of one owner in a write transaction, as the work before has left them. */
export interface RowReader {
  /** All that this version can read. */
  customers(): Promise<readonly StoredCustomer[]>
  customer(key: string): Promise<StoredCustomer | undefined>
  /** The customers with the same account number or temporary account. */
  customersOfAccount(identity: StoredIdentity): Promise<readonly StoredCustomer[]>
  /** An entry that was handed over to another owner is unknown. */
  entry(id: string): Promise<StoredEntry | undefined>
  /** In the order they were recorded. */
  entriesOf(customerKey: string): Promise<readonly StoredEntry[]>
}

export function rowsOnDisk(transaction: Transaction<'readwrite'>, owner: Owner): RowReader {
  const customers = transaction.objectStore('customers')
  const entries = transaction.objectStore('entries')
  return {
    async customers() {
      return (await customers.index('byOwner').getAll(owner)).filter(isReadableCustomer)
    },
    customer: (key) => customers.get([owner, key]),
    async customersOfAccount(identity) {
      const number = 'accountNumber' in identity ? identity.accountNumber : undefined
      const guid = 'guid' in identity ? identity.guid : undefined
      const found = await Promise.all([
        number === undefined ? [] : customers.index('byNumber').getAll([owner, number]),
        guid === undefined ? [] : customers.index('byGuid').getAll([owner, guid]),
      ])
      return found.flat()
    },
    async entry(id) {
      const entry = await entries.index('byId').get(id)
      return entry?.owner === owner ? entry : undefined
    },
    entriesOf: (customerKey) => entries.index('byCustomer').getAll([owner, customerKey]),
  }
}
