import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'

test('restores the saved state from a snapshot, also in another headquarters', async () => {
  const hq = createHeadquarters({ profile: { createCustomersAsync: true } })
  await hq.fixtures.customer()
  const saved = await hq.snapshot()
  const before = await hq.tables.read()
  await hq.fixtures.customer()
  await hq.jobs.run('P-job')
  await hq.restore(saved)
  expect(await hq.tables.read()).toEqual(before)
  const other = createHeadquarters()
  await other.restore(structuredClone(saved))
  expect(await other.tables.read()).toEqual(before)
})

test('restores a cart, orders, loyalty cards and identities as they were', async () => {
  const hq = createHeadquarters()
  const { AccountNumber, Addresses } = await hq.fixtures.customer({
    Addresses: [{ Street: 'Via Dante 1', City: 'Milano', ZipCode: '20121', State: 'MI' }] as never,
  })
  await hq.orders.place({ account: AccountNumber, addressId: Addresses[0]?.Id ?? '', mode: 'sync' })
  await hq.identities.signIn({ email: 'anna@example.com' })
  const headers = { OUN: '068', 'Content-Type': 'application/json' }
  const body = JSON.stringify({ Id: 'cart', CartLines: [{ ItemId: '1', Quantity: 1, Price: 5 }] })
  const made = await hq.fetch('https://channel.test/Commerce/Carts', { method: 'POST', headers, body })
  expect(await made.json()).toMatchObject({ ShippingAddress: null })
  const saved = await hq.snapshot()
  const other = createHeadquarters()
  await other.restore(structuredClone(saved))
  expect(await other.snapshot()).toEqual(saved)
})

test('contains the attributes, and one from before there were any is restored without them', async () => {
  const attributes = [{ name: 'Size', type: 'integer' }] as const
  const hq = createHeadquarters({ attributes })
  const saved = await hq.snapshot()
  const other = createHeadquarters()
  await other.restore(saved)
  expect(await other.tables.read()).toEqual(await hq.tables.read())
  const isOfAttributes = (table: string) => /attribute/i.test(table)
  const old = { ...saved, rows: saved.rows.filter(([table]) => !isOfAttributes(table)) }
  expect(saved.rows.length - old.rows.length).toBe(3)
  await other.restore(old)
  expect((await other.tables.read()).headquarters.attributes.definitions).toEqual([])
  await other.attributes.define(attributes[0])
  expect((await other.tables.read()).channel.attributes.group.attributes).toEqual(['Size'])
})

test('restores a snapshot with rows in every table that requests and jobs fill', async () => {
  const features = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
  const hq = createHeadquarters({
    profile: { createCustomersAsync: true },
    features,
    idempotencyKeys: 'on',
    channel: { searchIndexLagMs: 60_000 },
    attributes: [{ name: 'Size', type: 'integer' }],
  })
  const { AccountNumber } = await hq.fixtures.customer()
  const headers = { OUN: '068', 'Content-Type': 'application/json', 'Idempotency-Key': '"k-1"' }
  const path = `https://channel.test/Commerce/Customers('${AccountNumber}')`
  await hq.jobs.run('P-job')
  await hq.fixtures.address(AccountNumber)
  const edit = { ...headers, Authorization: 'Bearer application' }
  await hq.fetch(path, { method: 'PATCH', headers: edit, body: '{"Phone":"1"}' })
  await hq.orders.place({ account: AccountNumber })
  await hq.identities.signIn({ email: 'anna@example.com' })
  await hq.identities.automaticLinking.set('B2C')
  await hq.faults.add({ on: '*', kind: 'slow', ms: 1, probability: 0 })
  await hq.jobs.schedule('1010', { everyMs: 1e6 })
  for (const job of ['P-job', 'synchronize-customers', 'synchronize-orders'] as const) await hq.jobs.run(job)
  const saved = await hq.snapshot()
  expect(new Set(saved.rows.map(([table]) => table)).size).toBeGreaterThan(24)
  await hq.restore(saved)
  expect(await hq.snapshot()).toEqual(saved)
  await hq.stop()
})

test('rejects anything that is not a snapshot and keeps the rows it has', async () => {
  const hq = createHeadquarters()
  await hq.fixtures.customer()
  for (const broken of [null, {}, { version: 2, rows: [] }, { version: 1, rows: [['a']] }]) {
    await expect(hq.restore(broken as never)).rejects.toThrow(TypeError)
  }
  expect((await hq.tables.read()).channel.customers).toHaveLength(1)
})

const meta = { seed: 1, randomCount: 1, lastAccountNumber: 1000, lastRecordId: 1 }
const customer = {
  AccountNumber: '1',
  Email: '',
  Addresses: [],
  Contacts: [],
  CustomerAffiliations: [],
  Attributes: [],
  ExtensionProperties: [],
}
const attribute = { Name: 'Size', AttributeValue: { IntegerValue: 4 } }
const inChannel = (changes: object) => [
  'channelCustomers',
  '1',
  { accountNumber: '1', customer: { ...customer, ...changes } },
]
const order = { id: 'SO1', account: '1', createdAt: 0, upload: 'waiting', lines: [] }
const { defaultCustomer } = createHeadquarters().store.defaults

test.each([
  [['meta', 'meta', {}], 'meta "meta": seed is missing'],
  [['meta', 'meta', null], 'meta "meta": '],
  [['meta', 'meta', { ...meta, lastAccountNumber: '1000' }], 'lastAccountNumber is a whole number from 0'],
  [['meta', 'meta', { ...meta, lastAccountNumber: NaN }], 'lastAccountNumber is a whole number from 0'],
  [['meta', 'meta', { ...meta, randomCount: 0.5 }], 'randomCount is a whole number from 0'],
  [['meta', 'meta', { ...meta, lastRecordId: -1 }], 'lastRecordId is a whole number from 0'],
  [['meta', 'meta', { ...meta, lastSequence: 'x' }], 'lastSequence is a whole number from 0'],
  [['meta', 'numbers', meta], 'meta "numbers": its key is not "meta"'],
  [['identities', 'x', { subject: 'y' }], 'identities "x": its key is not "y"'],
  [['loyaltyCards', '8', { CardNumber: '7', CustomerAccount: '1' }], 'its key is not "7"'],
  [
    ['channelAsyncCustomers', 'x', { guid: 'y', createdAt: 0, upload: 'waiting', customer }],
    'channelAsyncCustomers "x": its key is not "y"',
  ],
  [
    [
      'channelAsyncEdits',
      'x',
      { id: 'x', account: '1', createdAt: 0, upload: 'waiting', changes: {}, sequence: '7' },
    ],
    'sequence is a whole number from 0',
  ],
  [['attributes', 'Size', { name: 'Size', recordId: 1 }], 'attributes "Size": is not the definition'],
  [['channelAttributes', 'S', { name: 'S', type: 'text' }], 'is not the definition of a customer attribute'],
  [['attributeGroup', 'customers', { name: 'C', attributes: [7] }], 'attributeGroup "customers": '],
  [['channelAttributeGroup', 'customers', { name: 'C', attributes: 'all' }], 'attributes '],
  [['shoes', '1', {}], 'there is no table "shoes"'],
  [['constructor', '1', {}], 'there is no table "constructor"'],
  [['profile', 'profile', { createCustomersAsync: 'yes' }], 'profile "profile": createCustomersAsync '],
  [['publishing', 'publishing', { publish: 'later' }], 'publishing "publishing": publish '],
  [['customers', '1', { accountNumber: '1', createdAt: 0 }], 'customers "1": customer is missing'],
  [
    ['channelCustomers', '1', { accountNumber: '1', customer: { ...customer, Addresses: null } }],
    'channelCustomers "1": customer.Addresses ',
  ],
  [inChannel({ Name: {} }), 'channelCustomers "1": customer.Name is not a text'],
  [inChannel({ RecordId: '1' }), 'customer.RecordId is not a number'],
  [inChannel({ ExtensionProperties: undefined }), 'customer.ExtensionProperties is missing'],
  [inChannel({ Addresses: [{ City: null }] }), 'customer.Addresses.0.City is not a text'],
  [inChannel({ Attributes: [{ ...attribute, AttributeValue: null }] }), 'Attributes.0.AttributeValue '],
  [
    inChannel({ Attributes: [{ ...attribute, AttributeValue: { IntegerValue: '4' } }] }),
    'customer.Attributes.0.AttributeValue.IntegerValue is not a number',
  ],
  [
    ['customers', '1', { accountNumber: '1', createdAt: 0, customer, sequences: null }],
    'customers "1": sequences ',
  ],
  [['store', 'store', { country: 'ITA', defaultCustomer: {} }], 'does not hold the settings of a store'],
  [['store', 'store', { country: 'XXX', defaultCustomer }], 'does not hold the settings of a store'],
  [['channelOrders', 'SO1', { ...order, charges: {} }], 'channelOrders "SO1": charges is not a list'],
  [['channelOrders', 'SO1', { ...order, payments: [null] }], 'payments.0 is not an object'],
  [['carts', 'c', { id: 'c', cart: { Id: 'c', CartLines: [{ Price: '5' }] } }], 'cart.CartLines.0.Price '],
  [['loyaltyCards', '7', { CardNumber: 7, CustomerAccount: '1' }], 'CardNumber is not a text'],
  [['identities', 'x', { subject: 'x', email: {} }], 'identities "x": email '],
  [['signingKeys', 'k', { id: 'k', createdAt: 0, privateKey: { kty: 'EC' } }], 'privateKey.crv is missing'],
  [['channelBehaviour', 'channel', { roles: 'closed' }], 'does not say how strict the channel is'],
  [['searchVersions', 'x', { name: 'x', versions: {} }], 'searchVersions "x": versions '],
  [['identities', 'x', { account: '1' }], 'identities "x": subject is missing'],
  [['identitySettings', 'linking', { automaticLinking: 'on' }], 'automaticLinking '],
  [['codes', 'x', { code: 'x' }], 'codes "x": subject is missing'],
  [['schedules', 'P-job', { job: 'P-job', everyMs: 0, nextRunAt: 0 }], 'everyMs is a number from 1'],
  [['schedules', 'P-jop', { job: 'P-jop', everyMs: 9, nextRunAt: 0 }], 'schedules "P-jop": job '],
  [
    ['faults', '1', { id: '1', on: '*', kind: 'slow', seen: 0, triggered: 0, ms: -1 }],
    'ms is a number from 0',
  ],
])('rejects the row %j and says what is wrong', async (row, message) => {
  const hq = createHeadquarters()
  await hq.fixtures.customer()
  const others = row[0] === 'meta' ? [] : [['meta', 'meta', meta]]
  const broken = { version: 1, rows: [...others, row] }
  await expect(hq.restore(broken as never)).rejects.toThrow(`This is not a saved headquarters: `)
  await expect(hq.restore(broken as never)).rejects.toThrow(message)
  expect((await hq.fixtures.customer()).AccountNumber).toMatch(/^\d{6}$/)
})

test('rejects rows without those that numbers come from, and accepts none at all', async () => {
  const hq = createHeadquarters()
  await hq.fixtures.customer()
  const { rows } = await hq.snapshot()
  const withoutMeta = rows.filter(([table]) => table !== 'meta')
  await expect(hq.restore({ version: 1, rows: withoutMeta })).rejects.toThrow(
    'the row of the table meta is missing',
  )
  await hq.restore({ version: 1, rows: [] })
  expect((await hq.tables.read()).channel.customers).toEqual([])
})

test('resets to the options it was created with, including the seed', async () => {
  const hq = createHeadquarters({ seed: 5, profile: { createCustomersAsync: true } })
  const first = await hq.fixtures.customer()
  await hq.profile.set({ createCustomersAsync: false })
  await hq.faults.add({ on: '*', kind: 'status' })
  await hq.jobs.schedule('1010', { everyMs: 1e6 })
  await hq.reset()
  expect(await hq.tables.read()).toMatchObject({ faults: [], schedules: [], channel: { asyncCustomers: [] } })
  expect((await hq.fixtures.customer()).AccountNumber).toBe(first.AccountNumber)
  await hq.stop()
})
