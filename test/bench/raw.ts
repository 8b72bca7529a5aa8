import { done } from '../support/indexed-db.ts'

/** IndexedDB without anything around it: the floor of every measure. */
export interface RawStore {
  /** Puts a customer and an entry in one strict transaction for each pair. */
  putEach(count: number): Promise<void>
  /** Puts all of them in one strict transaction. */
  putAll(count: number): Promise<void>
  /** Puts customers only, in one strict transaction. */
  putCustomers(count: number): Promise<void>
  readAll(): Promise<number>
  close(): void
}

export function openRaw(name: string): Promise<IDBDatabase> {
  const request = indexedDB.open(name, 1)
  request.onupgradeneeded = () => {
    request.result.createObjectStore('customers', { autoIncrement: true })
    request.result.createObjectStore('entries', { autoIncrement: true })
  }
  return done(request)
}

/** `sample`: rows as the SDK stores them, so that both write the same bytes. */
export async function createRaw(sample: {
  readonly customer: object
  readonly entry: object
}): Promise<RawStore> {
  const database = await openRaw(`raw ${crypto.randomUUID()}`)
  const begin = () => database.transaction(['customers', 'entries'], 'readwrite', { durability: 'strict' })
  const complete = (transaction: IDBTransaction) =>
    new Promise<void>((resolve, reject) => {
      transaction.oncomplete = () => resolve()
      transaction.onerror = () => reject(transaction.error)
    })
  const put = (transaction: IDBTransaction) => {
    transaction.objectStore('customers').put(sample.customer)
    transaction.objectStore('entries').put(sample.entry)
  }
  return {
    async putEach(count) {
      for (let index = 0; index < count; index += 1) {
        const transaction = begin()
        put(transaction)
        await complete(transaction)
      }
    },
    async putAll(count) {
      const transaction = begin()
      for (let index = 0; index < count; index += 1) put(transaction)
      await complete(transaction)
    },
    async putCustomers(count) {
      const transaction = begin()
      for (let index = 0; index < count; index += 1) transaction.objectStore('customers').put(sample.customer)
      await complete(transaction)
    },
    async readAll() {
      const transaction = database.transaction(['customers', 'entries'])
      const [customers, entries] = await Promise.all([
        done(transaction.objectStore('customers').getAll()),
        done(transaction.objectStore('entries').getAll()),
      ])
      return customers.length + entries.length
    },
    close: () => database.close(),
  }
}

/** Reads one row of each store that the SDK has written. */
export async function sampleRows(name: string): Promise<{ customer: object; entry: object }> {
  const database = await done(indexedDB.open(name))
  const transaction = database.transaction(['customers', 'entries'])
  const [customers, entries] = await Promise.all([
    done(transaction.objectStore('customers').getAll(null, 1)),
    done(transaction.objectStore('entries').getAll(null, 1)),
  ])
  database.close()
  return { customer: customers[0] as object, entry: entries[0] as object }
}

/** A row of a customer, as far as copies must differ. */
export interface CopiedCustomer {
  readonly key: string
  readonly createdAt: number
  readonly createEntryId: string
  readonly identity: object
}

/** Copies a customer that the SDK has stored, under other keys, as if the device had known them for long. */
export async function copyCustomer(
  name: string,
  count: number,
  change: (copy: CopiedCustomer) => CopiedCustomer = (copy) => copy,
): Promise<void> {
  const database = await done(indexedDB.open(name))
  const transaction = database.transaction(['customers'], 'readwrite')
  const store = transaction.objectStore('customers')
  const [customer] = (await done(store.getAll(null, 1))) as [CopiedCustomer]
  for (let index = 0; index < count; index += 1)
    store.put(change({ ...customer, key: crypto.randomUUID(), createdAt: customer.createdAt - index }))
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  database.close()
}
