import { afterAll, expect, test, vi } from 'vitest'
import { commerce } from './commerce.ts'

const shop = await vi.hoisted(async () => {
  const { createTestShop } = await import('pending-sync/testing')
  return createTestShop({ profile: 'async' })
})
vi.mock('./commerce.ts', () => ({ commerce: shop.commerce }))
afterAll(() => shop.dispose())

test('registers with the commerce of the test shop', async () => {
  await commerce.customers.create({ firstName: 'Ada', lastName: 'Rossi' })
  await shop.runJobs()
  expect(commerce.customers.all.get()).toMatchObject([{ status: 'synced' }])
})
