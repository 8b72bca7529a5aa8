import { expect, test } from 'vitest'
import { createDatabase } from '../../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { guestOwner } from '../../../sdk/outbox/owner.ts'
import { environment, setupOutbox, intent } from './setup-outbox.ts'

test('opens the database again after the browser has closed it', async () => {
  const { name, outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.read()
  // Deleting a database closes its connections, as a browser does that evicts the storage.
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
  await outbox.record({ customer, entry })
  expect((await outbox.read()).entries).toHaveLength(1)
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
  await expect(createOutboxStore(database, guestOwner).record({ customer, entry })).rejects.toMatchObject({
    failure: { kind: 'storage', code: 'storage_unavailable' },
  })
})
