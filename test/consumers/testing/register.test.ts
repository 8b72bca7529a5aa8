import { createTestShop, type TestShop } from 'pending-sync/testing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { register } from './register.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
let shop: TestShop

beforeEach(async () => {
  shop = await createTestShop({ profile: 'async' })
})
afterEach(() => shop.dispose())

test('shows the account number when the jobs have run', async () => {
  expect(await register(shop.commerce, ada)).toBe('Ada Rossi: Pending sync')
  await shop.runJobs()
  expect(shop.commerce.customers.all.get()).toMatchObject([{ status: 'synced' }])
})

test('sends later what was registered offline', async () => {
  await shop.goOffline()
  await register(shop.commerce, ada)
  expect(shop.commerce.status.get().unsent).toBe(1)
  await shop.goOnline()
  await shop.advance(60_000)
  expect(shop.commerce.status.get().unsent).toBe(0)
})

test('makes one customer although the answer was lost', async () => {
  const tab = await shop.openTab({ shopper: await shop.signIn({ email: ada.email }) })
  await shop.loseNextAnswer()
  await register(tab, ada)
  await shop.advance(10 * 60_000)
  const { channel } = await shop.headquarters.tables.read()
  expect(channel.asyncCustomers).toHaveLength(1)
})

test('shows in one tab what another one has recorded', async () => {
  const other = await shop.openTab()
  await register(shop.commerce, ada)
  await shop.settled()
  expect(other.customers.all.get()).toMatchObject([{ name: 'Ada Rossi', status: 'pending' }])
})
