import { expect, test } from 'vitest'
import { createHeadquarters, type HeadquartersOptions } from '../../mocks/index.ts'
import { seededRandom } from '../../mocks/testing/seeded-random.ts'
import { anna, ask, asApplication, asEmployee, asShopper, via } from './client.ts'

/**
 * Random bodies: whatever a client sends, the mock refuses it or stores it, and never fails. What it has stored it can save
 * and restore.
 */

const inside = [
  null,
  {},
  [],
  '',
  ' ',
  7,
  -1,
  1.5,
  1e300,
  true,
  '\u0000',
  'è'.repeat(300),
  [null],
  [{}],
  'constructor',
]
const names = [
  'Id',
  'RecordId',
  'AccountNumber',
  'Addresses',
  'Attributes',
  'Deactivate',
  '__proto__',
  'toString',
]

const customer = {
  ...anna,
  CustomerTypeValue: 1,
  TitleRecordId: 5637144577,
  Addresses: [{ ...via, Name: 'Home', IsPrimary: true }],
  Contacts: [{ AddressTypeValue: 2, Value: 'second@example.com' }],
  CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }],
  Attributes: [{ Name: 'Size', AttributeValue: { IntegerValue: 4 } }],
  ExtensionProperties: ['Id', 'Shop', 'Till'].map((Key) => ({ Key, Value: { StringValue: 'x' } })),
}
const line = { ItemId: '1', Quantity: 1, Price: 5 }

/** Requests that are valid, for the customer with this account number or GUID. */
const requestsFor = (account: string) =>
  [
    ['POST', 'Customers', customer],
    ['POST', 'Customers', customer],
    ['PATCH', `Customers('${account}')`, customer],
    ['PATCH', `Customers('${account}')`, { Addresses: [{ ...via, Street: 'Via Dante 1' }] }],
    ['POST', 'Customers/Search', { customerSearchCriteria: { Keyword: 'anna', SearchLocationValue: 3 } }],
    ['POST', 'Customers/GetByAccountNumbers', { accountNumbers: [account] }],
    ['POST', 'IssueLoyaltyCard', { loyaltyCard: { CardNumber: '', CustomerAccount: account } }],
    ['POST', 'Carts', { Id: account, CustomerId: account, CartLines: [line], ShippingAddress: via }],
    ['POST', `Carts('${account}')/AddCartLines`, { cartLines: [line] }],
    ['POST', `Carts('${account}')/Checkout`, { receiptEmail: 'anna@example.com' }],
    ['POST', 'GetAttributeDefinitions', { attributeDefinitionCriteria: { Languages: ['it'] } }],
  ] as const

async function play(seed: number): Promise<void> {
  const random = seededRandom(seed)
  const pick = <Item>(items: readonly Item[]) => items[Math.floor(random() * items.length)] as Item
  const isOnceIn = (times: number) => random() * times < 1

  /** A copy in which values are missing, replaced, repeated, or there under another name. */
  function mutated(value: unknown): unknown {
    if (isOnceIn(10)) return pick(inside)
    if (Array.isArray(value)) return [...value, ...(isOnceIn(8) ? value : [])].map(mutated)
    if (value === null || typeof value !== 'object') return value
    const kept = Object.entries(value).filter(() => !isOnceIn(14))
    const added = isOnceIn(6) ? [[pick(names), pick(inside)] as const] : []
    // Unlike an assignment, this makes a property of its own of `__proto__`.
    return Object.fromEntries([...kept.map(([name, one]) => [name, mutated(one)] as const), ...added])
  }

  const options: HeadquartersOptions = {
    seed,
    realTime: { serviceMs: 0 },
    profile: { createCustomersAsync: isOnceIn(2) },
    features: isOnceIn(2) ? { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true } : {},
    attributes: [{ name: 'Size', type: 'integer' }],
    channel: {
      keepsExtensionProperties: pick(['all', []]),
      unknownAttributes: pick(['refused', 'dropped', 'kept']),
      normalizes: pick([[], ['capitals', 'single-blanks', 'zip-plus-4', 'phone-digits']]),
    },
  }
  const hq = createHeadquarters(options)
  const callers = [{}, asApplication, asEmployee, asShopper(hq, 'ada')]
  const first = await ask(hq.fetch, 'POST', 'Customers', JSON.stringify(customer))
  expect(first.status).toBe(201)
  const accounts = ['nobody', String(first.body.AccountNumber)]
  for (let step = 0; step < 60; step += 1) {
    const [method, path, body] = pick(requestsFor(pick(accounts)))
    const sent = isOnceIn(4) ? body : mutated(body)
    const answer = await ask(hq.fetch, method, path, JSON.stringify(sent), pick(callers))
    if (answer.status >= 500 || /NaN|undefined|\[object/.test(answer.text))
      expect.fail(`${method} ${path} ${JSON.stringify(sent)}: ${answer.status} ${answer.text}`)
    if (answer.status === 201 && typeof answer.body.AccountNumber === 'string')
      accounts.push(answer.body.AccountNumber)
    if (isOnceIn(8)) await hq.jobs.run(pick(['P-job', 'synchronize-customers', '1010', 'synchronize-orders']))
  }
  const other = createHeadquarters()
  await other.restore(await hq.snapshot())
  expect(await other.tables.read()).toEqual(await hq.tables.read())
}

test.each(Array.from({ length: 40 }, (_, at) => at + 1))(
  'bodies of the seed %i are refused or stored, and what is stored can be restored',
  play,
)
