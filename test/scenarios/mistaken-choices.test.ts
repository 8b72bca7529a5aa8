import { expect, test } from 'vitest'
import { ada, home, syncShop } from './shop.ts'

/** From JavaScript, or read from a configuration: the types would reject it. */
const mistaken = (text: string) => text as never

test('a choice that nobody knows is a TypeError that names the choices, and nothing is kept', async () => {
  const { harness, shop } = await syncShop()
  const { key } = await shop.customers.create(ada)
  const waits = { whenPending: mistaken('wait for it') }
  for (const verb of [
    () => shop.customers.create({ firstName: 'Bruno' }, waits),
    () => shop.customers.update(key, { firstName: 'Bruno' }, waits),
    () => shop.addresses.create(key, home, waits),
    () => shop.loyalty.issueCard(key, waits),
    async () => shop.decide('issue-loyalty-card', undefined, waits),
  ])
    await expect(verb()).rejects.toThrow(new TypeError('`whenPending` must be "refuse" or "wait".'))
  await expect(
    shop.customers.create({ firstName: 'Bruno' }, { whenExists: mistaken('merge') }),
  ).rejects.toThrow(new TypeError('`whenExists` must be "refuse" or "update".'))
  expect(() => shop.decide(mistaken('createCustomer'))).toThrow(
    /^`kind` must be "create-customer" or .*"issue-loyalty-card"/,
  )
  expect(shop.customers.all.get()).toHaveLength(1)
  expect(harness.createRequestCount()).toBe(1)
})
