import { describe, expect, test } from 'vitest'
import type { Keep } from 'pending-sync'
import type { Asker } from '../random/simulation.ts'
import { done } from '../../support/indexed-db.ts'
import { ada, home, setupSimulation } from './setup.ts'

const minute = 60_000
const person = { ...ada, phone: '+39 011 123456', addresses: [home] }
const typed = [person.lastName, person.email, person.phone, home.street]

/** Everything that is on the disk of this device, as text. */
async function textOnDisk(databaseName: string): Promise<string> {
  const database = await done(indexedDB.open(databaseName))
  const stores = Array.from(database.objectStoreNames)
  const transaction = database.transaction(stores, 'readonly')
  const rows = await Promise.all(stores.map((name) => done(transaction.objectStore(name).getAll())))
  database.close()
  return JSON.stringify(rows)
}

async function register(asker: Asker, mode: 'sync' | 'async', keep?: Keep) {
  const simulation = setupSimulation({ asker, mode })
  const openTab = () => simulation.openTab(asker, keep ? { keep } : {})
  const tab = openTab()
  const creating = tab.commerce.customers.create(person)
  await simulation.advance(minute)
  const { key } = await creating
  const readDisk = () => textOnDisk(`pending-sync-outbox ${tab.platform.databaseName}`)
  return { simulation, tab, openTab, key, readDisk }
}

describe('the personal data of a confirmed customer', () => {
  test('of a guest leaves the device after an hour; the account number stays', async () => {
    const { simulation, tab, key, readDisk } = await register('guest', 'sync')
    for (const text of typed) expect(await readDisk()).toContain(text)
    await simulation.advance(58 * minute)
    expect(await tab.commerce.customers.get(key)).toMatchObject({ name: 'Ada Rossi', status: 'synced' })
    await simulation.advance(3 * minute)
    for (const text of typed) expect(await readDisk()).not.toContain(text)
    const left = await tab.commerce.customers.get(key)
    expect(left).toMatchObject({ key, name: '', addresses: [], status: 'synced' })
    expect(left?.status === 'synced' && left.accountNumber).toMatch(/\d+/)
    expect(tab.commerce.customers.all.get()).toEqual([left])
  })

  test('of a guest stays as long as headquarters has not confirmed it', async () => {
    const { simulation, tab, key, readDisk } = await register('guest', 'async')
    await simulation.advance(3 * 60 * minute)
    expect(await tab.commerce.customers.get(key)).toMatchObject({ name: 'Ada Rossi', status: 'pending' })
    simulation.channel.customers.assignAccountNumbers()
    await simulation.advance(10 * minute)
    expect(await tab.commerce.customers.get(key)).toMatchObject({ name: 'Ada Rossi', status: 'synced' })
    await simulation.advance(61 * minute)
    for (const text of typed) expect(await readDisk()).not.toContain(text)
  })

  test('of a guest who closed the page before is removed by the next visit', async () => {
    const { simulation, tab, openTab, readDisk } = await register('guest', 'sync')
    await tab.commerce.stop()
    await simulation.advance(2 * 60 * minute)
    for (const text of typed) expect(await readDisk()).toContain(text)
    openTab()
    await simulation.advance(minute)
    for (const text of typed) expect(await readDisk()).not.toContain(text)
  })

  test.each([
    ['shopper', undefined],
    ['application', undefined],
    ['guest', 'all'],
  ] as const)('of the %s stays with keep: %s', async (asker, keep) => {
    const { simulation, tab, key } = await register(asker, 'sync', keep)
    await simulation.advance(3 * 60 * minute)
    expect(await tab.commerce.customers.get(key)).toMatchObject({ name: 'Ada Rossi', status: 'synced' })
  })

  test('of a shopper leaves the device with keep: nothing', async () => {
    const { simulation, readDisk } = await register('shopper', 'sync', 'nothing')
    await simulation.advance(2 * 60 * minute)
    for (const text of typed) expect(await readDisk()).not.toContain(text)
  })
})
