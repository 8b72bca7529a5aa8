import { createTestShop } from 'pending-sync/testing'
import { expect, test } from 'vitest'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const databases = async () => (await indexedDB.databases()).length

test('in a browser a customer is synced when the jobs have run, and the storage is deleted', async () => {
  const before = await databases()
  {
    await using shop = await createTestShop({ profile: 'async' })
    const customer = await shop.commerce.customers.create(ada)
    expect(await databases()).toBe(before + 1)
    await shop.runJobs()
    expect(await shop.commerce.customers.get(customer.key)).toMatchObject({ status: 'synced' })
  }
  expect(await databases()).toBe(before)
})

test('in a browser the outbox of a device that was offline is sent by the virtual clock', async () => {
  await using shop = await createTestShop()
  const second = await shop.openTab()
  await shop.goOffline()
  await second.customers.create(ada)
  await shop.goOnline()
  await shop.advance(60_000)
  expect(shop.commerce.customers.all.get()).toMatchObject([{ status: 'pending' }])
  await shop.runJobs()
  expect(second.customers.all.get()).toMatchObject([{ status: 'synced' }])
})
