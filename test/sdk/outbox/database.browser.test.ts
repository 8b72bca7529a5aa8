import { expect, onTestFinished, test, vi } from 'vitest'
import { createDatabase } from '../../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { guestOwner } from '../../../sdk/outbox/owner.ts'
import { accepted, attemptIn, environment, guid, intent, setupOutbox } from './setup-outbox.ts'

test('opens the database again after the browser has closed it', async () => {
  const { name, outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.read()
  // Deleting a database closes its connections, as a browser does that evicts the storage.
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
  await outbox.record({ customer, entry })
  expect((await outbox.read()).entries).toHaveLength(1)
})

test('shows nothing of a deleted database, however many changes the new one has', async () => {
  const { name, outbox } = setupOutbox()
  for (const firstName of ['Ada', 'Bruno']) await outbox.record(intent(firstName))
  await outbox.read()
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
  const other = setupOutbox(name).outbox
  for (const firstName of ['Carla', 'Dino']) await other.record(intent(firstName))
  const { customers } = await outbox.read()
  expect(customers.map(({ profile }) => profile.firstName).toSorted()).toEqual(['Carla', 'Dino'])
})

test('writes nothing after it was closed', async () => {
  const { outbox, database } = setupOutbox()
  const { customer, entry } = intent()
  await database.close()
  await expect(outbox.record({ customer, entry })).rejects.toMatchObject({ failure: { code: 'stopped' } })
})

test('leaves a database of a newer version alone, and throws storage_newer', async () => {
  const { name, outbox } = setupOutbox()
  await outbox.read()
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  newer.close()
  await expect(outbox.read()).rejects.toMatchObject({ failure: { kind: 'storage', code: 'storage_newer' } })
})

test('does not block an upgrade by another tab', async () => {
  const { name, outbox } = setupOutbox()
  await outbox.read()
  const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  expect(upgraded.version).toBe(99)
  upgraded.close()
})

test('throws storage_unavailable without IndexedDB', async () => {
  const database = createDatabase({ ...environment, indexedDB: undefined }, async () => 'none')
  const { customer, entry } = intent()
  await expect(
    createOutboxStore(database, guestOwner, Math.random).record({ customer, entry }),
  ).rejects.toMatchObject({
    failure: { kind: 'storage', code: 'storage_unavailable' },
  })
})

test('opens a database of the first version with everything in it, and finds its customers by their accounts', async () => {
  const name = `test ${crypto.randomUUID()}`
  const { customer, entry } = intent()
  const first = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 1)
    request.onupgradeneeded = () => createFirstVersion(request.result)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  const transaction = first.transaction(['customers', 'entries'], 'readwrite')
  const loaded = { ...customer, key: 'loaded', identity: { status: 'pending', mode: 'async', guid } }
  for (const row of [customer, loaded]) transaction.objectStore('customers').add({ ...row, owner: 'guest' })
  transaction.objectStore('entries').add({ ...entry, owner: 'guest', seq: 1 })
  await new Promise((resolve) => (transaction.oncomplete = resolve))
  first.close()

  const { outbox } = setupOutbox(name)
  expect(await outbox.read()).toMatchObject({ customers: [{}, {}], entries: [{ id: entry.id }] })
  const epoch = await outbox.beginEpoch(1)
  await outbox.claim(entry, 'claim', attemptIn(epoch))
  // The create turns out to be the customer that was loaded.
  await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }), epoch)
  expect(await outbox.read()).toMatchObject({ customers: [{ key: customer.key }], entries: [] })
})

/** The stores as they were before customers were found by their accounts. */
function createFirstVersion(database: IDBDatabase): void {
  const customers = database.createObjectStore('customers', { keyPath: ['owner', 'key'] })
  customers.createIndex('byOwner', 'owner')
  const entries = database.createObjectStore('entries', { keyPath: 'seq' })
  entries.createIndex('byId', 'id', { unique: true })
  entries.createIndex('byCustomer', ['owner', 'customerKey'])
  entries.createIndex('byOwner', 'owner')
  database.createObjectStore('owners', { keyPath: 'shopper' })
  database.createObjectStore('meta')
}

test('writes so that what is complete is on the disk', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  onTestFinished(() => begun.mockRestore())
  const { outbox } = setupOutbox()
  await outbox.record(intent())
  const written = begun.mock.results.flatMap(({ value }) =>
    value instanceof IDBTransaction && value.mode === 'readwrite' ? [value.durability] : [],
  )
  expect(written.length).toBeGreaterThan(0)
  expect(new Set(written)).toEqual(new Set(['strict']))
})

test('runs writes that came together one after the other, in one transaction', async () => {
  const { database } = setupOutbox()
  const steps: string[] = []
  const write = (name: string) =>
    database.write(async ({ meta }) => {
      steps.push(`${name} begins`)
      await meta.get('anything')
      steps.push(`${name} ends`)
    })
  await Promise.all([write('first'), write('second')])
  expect(steps).toEqual(['first begins', 'first ends', 'second begins', 'second ends'])
})
