import { createTestShop, type TestCommerceOptions, type TestShopOptions } from 'pending-sync/testing'
import { expect, test } from 'vitest'

/** Input that the types refuse. A test in JavaScript must not pass with it. */
const wrong = (value: unknown) => value as never

test.each([
  [{ profile: 'asynchronous' }, 'profile is "sync", "async" or an object with options, not "asynchronous"'],
  [{ profile: true }, 'profile is "sync", "async" or an object'],
  [{ profile: null }, 'profile is "sync", "async" or an object'],
  [{ profile: { createCustomerAsync: true } }, 'no option of the profile named "createCustomerAsync"'],
  [{ profil: 'async' }, 'createTestShop has no "profil". Known: profile, features,'],
  [{ tables: {} }, 'createTestShop has no "tables"'],
  [{ now: new Date(0) }, 'now, in milliseconds since the epoch, is a number from'],
  [{ now: () => 0 }, 'now, in milliseconds since the epoch, is a number from'],
  [{ commerce: 'it' }, 'commerce needs an object with values, not "it"'],
  [{ commerce: { local: 'it' } }, 'there is no option "local"'],
  [{ commerce: { baseUrl: 'https://shop.example/' } }, 'commerce has no "baseUrl"'],
  ['async', 'createTestShop needs an object with values, not "async"'],
])('refuses the options %j, and leaves no storage behind', async (options, message) => {
  await expect(createTestShop(options as TestShopOptions)).rejects.toThrow(message)
  expect(globalThis.indexedDB).toBeUndefined()
})

test.each(['60', -1, NaN, Infinity, new Date(0), undefined, null])('does not advance by %j', async (ms) => {
  await using shop = await createTestShop({ now: 0 })
  await expect(shop.advance(wrong(ms))).rejects.toThrow(
    'The time to advance, in milliseconds, is a number from 0 to 3155760000000, not ',
  )
  expect(shop.headquarters.clock.now()).toBe(0)
})

test('loses no answer of an operation that does not exist', async () => {
  await using shop = await createTestShop()
  await expect(shop.loseNextAnswer('POST Customer')).rejects.toThrow('Did you mean "POST Customers"?')
  await expect(shop.loseNextAnswer('Customers')).rejects.toThrow(TypeError)
})

test.each([7, [], null, { operatingUnitNumber: '069' }])('opens no tab with %j', async (options) => {
  await using shop = await createTestShop()
  await expect(shop.openTab(options as TestCommerceOptions)).rejects.toThrow(TypeError)
})

test.each(['ada@example.com', 7, null, { mail: 'ada@example.com' }])('does not sign %j in', async (who) => {
  await using shop = await createTestShop()
  await expect(shop.signIn(wrong(who))).rejects.toThrow(/signIn (needs an object|has no "mail")/)
})
