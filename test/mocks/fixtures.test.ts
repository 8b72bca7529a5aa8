import { expect, test } from 'vitest'
import { createHeadquarters } from '../../mocks/index.ts'

test('creates fixtures through the service and reports why one is refused', async () => {
  const hq = createHeadquarters()
  const customers = await hq.fixtures.customers(3)
  expect(new Set(customers.map(({ Email }) => Email)).size).toBe(3)
  const withAddress = await hq.fixtures.address(customers[0]?.AccountNumber ?? '')
  expect(withAddress.Addresses).toMatchObject([{ City: 'Milano' }])
  await expect(hq.fixtures.customer({ Email: 'none' })).rejects.toThrow(/400.*InvalidEmailAddress/)
})
