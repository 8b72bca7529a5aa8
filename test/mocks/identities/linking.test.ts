import { describe, expect, test } from 'vitest'
import type { IdentityOptions } from '../../../mocks/api/identities.ts'
import { createHeadquarters, type Headquarters } from '../../../mocks/index.ts'
import {
  anna,
  ask,
  asApplication,
  asShopper,
  convertPendingCustomers,
  customerIn,
  errorOf,
} from '../client.ts'

const setup = (automaticLinking: IdentityOptions['automaticLinking'], more = {}) =>
  createHeadquarters({ identities: { tokens: 'signed', automaticLinking }, ...more })

const email = anna.Email
const readOwn = (hq: Headquarters, sub = 'anna', who = { email }) =>
  ask(hq.fetch, 'GET', "Customers('')", undefined, asShopper(hq, sub, who))
const refusalOf = (answer: Awaited<ReturnType<typeof readOwn>>) => [answer.status, errorOf(answer).id]
const accounts = async (hq: Headquarters) => (await hq.identities.list()).map(({ account }) => account)

describe('signing up', () => {
  test('links the new customer to the identity', async () => {
    const hq = setup('off')
    expect(refusalOf(await readOwn(hq))).toEqual([400, 'CustomerNotFound'])
    const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna')))
    expect(customerIn(await readOwn(hq)).AccountNumber).toBe(created.AccountNumber)
    expect(await accounts(hq)).toEqual([created.AccountNumber])
  })

  test('links a pending customer, which the identity reads before and after its conversion', async () => {
    const hq = setup('off', { profile: { createCustomersAsync: true } })
    await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
    expect(customerIn(await readOwn(hq))).toMatchObject({ IsAsyncCustomer: true })
    await convertPendingCustomers(hq)
    expect(customerIn(await readOwn(hq))).toMatchObject({ IsAsyncCustomer: false })
  })

  test('is refused to an identity with a customer', async () => {
    const hq = setup('off')
    await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna'))
    const again = await ask(
      hq.fetch,
      'POST',
      'Customers',
      { ...anna, Email: 'b@example.com' },
      asShopper(hq, 'anna'),
    )
    expect(refusalOf(again)).toEqual([400, 'ExistingCustomerAlreadyMappedToExternalIdentity'])
    expect((await hq.tables.read()).channel.customers).toHaveLength(1)
  })

  test('does not link a customer with the same e-mail address while automatic linking is off', async () => {
    const hq = setup('off')
    await hq.fixtures.customer(anna)
    expect(refusalOf(await readOwn(hq))).toEqual([400, 'CustomerNotFound'])
  })
})

describe('automatic linking on a B2C site', () => {
  test('links the only person with the e-mail address, whatever its case', async () => {
    const hq = setup('B2C')
    const { AccountNumber } = await hq.fixtures.customer({ ...anna, Email: 'Anna@Example.com' })
    expect(customerIn(await readOwn(hq)).AccountNumber).toBe(AccountNumber)
  })

  test('links a customer from a till once job 1010 has brought it', async () => {
    const hq = setup('B2C')
    const { AccountNumber } = await hq.fixtures.tillCustomer(anna)
    expect((await hq.tables.read()).channel.customers).toEqual([])
    await hq.jobs.run('1010')
    expect(customerIn(await readOwn(hq)).AccountNumber).toBe(AccountNumber)
  })

  test('makes a second customer when job 1010 has not run', async () => {
    const hq = setup('B2C')
    const { AccountNumber } = await hq.fixtures.tillCustomer(anna)
    expect(customerIn(await readOwn(hq)).AccountNumber).not.toBe(AccountNumber)
    expect((await hq.tables.read()).headquarters.customers).toHaveLength(2)
  })

  test.each([
    ['sync', false],
    ['async', true],
  ])(
    'makes a customer at the first request if there is none, in %s mode',
    async (_mode, createCustomersAsync) => {
      const hq = setup('B2C', { profile: { createCustomersAsync } })
      const token = asShopper(hq, 'anna', { email, name: 'Anna Maria Bianchi' })
      const own = customerIn(await ask(hq.fetch, 'GET', "Customers('')", undefined, token))
      expect(own).toMatchObject({
        FirstName: 'Anna Maria',
        LastName: 'Bianchi',
        Email: email,
        IsAsyncCustomer: createCustomersAsync,
      })
      expect(hq.log.get().at(-1)?.kind === 'request' && hq.log.get().at(-1)).toMatchObject({
        notes: expect.arrayContaining(['automatic linking makes a customer']),
      })
    },
  )

  test('makes one customer when the first requests arrive at once', async () => {
    const hq = setup('B2C')
    const answers = await Promise.all(Array.from({ length: 5 }, () => readOwn(hq)))
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200])
    expect((await hq.tables.read()).channel.customers).toHaveLength(1)
  })

  test('makes the customer before a create, which is then refused', async () => {
    const hq = setup('B2C')
    const create = await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna', { email }))
    expect(refusalOf(create)).toEqual([400, 'ExistingCustomerAlreadyMappedToExternalIdentity'])
    expect((await hq.tables.read()).channel.customers).toHaveLength(1)
  })

  test('refuses the request when several people have the e-mail address', async () => {
    const hq = setup('B2C')
    for (const FirstName of ['Anna', 'Berta']) await hq.fixtures.customer({ ...anna, FirstName })
    expect(refusalOf(await readOwn(hq))).toEqual([400, 'MultipleCustomerAccountsFoundWithSameEmailAddress'])
    expect(await accounts(hq)).toEqual([undefined])
  })

  test('does not count organizations and users of B2B sites', async () => {
    const hq = setup('B2C')
    await hq.fixtures.customer({ CustomerTypeValue: 2, Name: 'Contoso', Email: email })
    await hq.fixtures.customer({ ...anna, IsB2b: true })
    const { AccountNumber } = await hq.fixtures.customer(anna)
    expect(customerIn(await readOwn(hq)).AccountNumber).toBe(AccountNumber)
  })

  test('links several identities to one customer', async () => {
    const hq = setup('B2C')
    const { AccountNumber } = await hq.fixtures.customer(anna)
    await readOwn(hq, 'local')
    await readOwn(hq, 'social')
    expect(await accounts(hq)).toEqual([AccountNumber, AccountNumber])
  })

  test('links a pending customer', async () => {
    const hq = setup('B2C', { profile: { createCustomersAsync: true } })
    const { AccountNumber } = await hq.fixtures.customer(anna)
    expect(customerIn(await readOwn(hq))).toMatchObject({ AccountNumber, IsAsyncCustomer: true })
  })

  test('fails the request, and not only the link, while headquarters refuses', async () => {
    const hq = setup('B2C')
    await hq.faults.add({ on: 'GET Customers', kind: 'headquarters-refusal', times: 1 })
    expect(refusalOf(await readOwn(hq))).toEqual([400, 'HeadquarterTransactionServiceMethodCallFailure'])
    expect((await readOwn(hq)).status).toBe(200)
  })

  test('makes nothing for guests, employees and applications', async () => {
    const hq = setup('B2C')
    const read = (options: object) => ask(hq.fetch, 'GET', 'Customers/GetTitles()', undefined, options)
    await read({})
    await read(asApplication)
    await read(asShopper(hq, 'emil', { kind: 'employee' }))
    expect((await hq.tables.read()).channel.customers).toEqual([])
  })

  test('can be switched on and off while the headquarters runs, and survives a snapshot', async () => {
    const hq = setup('off')
    await hq.identities.automaticLinking.set('B2C')
    const { AccountNumber } = customerIn(await readOwn(hq))
    const copy = setup('off')
    await copy.restore(await hq.snapshot())
    expect(await copy.identities.automaticLinking.get()).toBe('B2C')
    expect(customerIn(await readOwn(copy)).AccountNumber).toBe(AccountNumber)
    await copy.identities.automaticLinking.set('off')
    expect(refusalOf(await readOwn(copy, 'berta', { email: 'b@example.com' }))).toEqual([
      400,
      'CustomerNotFound',
    ])
  })

  test('rejects another value by name', async () => {
    const set = setup('off').identities.automaticLinking.set('b2c' as 'B2C')
    await expect(set).rejects.toThrow('"off", "B2C" or "B2B", not "b2c"')
    expect(() => setup('on' as 'off')).toThrow('automaticLinking is one of off, B2C, B2B, not "on"')
  })
})

describe('automatic linking on a B2B site', () => {
  test('links the only user of the site with the e-mail address', async () => {
    const hq = setup('B2B')
    await hq.fixtures.customer(anna)
    const { AccountNumber } = await hq.fixtures.customer({ ...anna, IsB2b: true })
    expect(customerIn(await readOwn(hq)).AccountNumber).toBe(AccountNumber)
  })

  test.each(['GET', 'POST'])('refuses %s of an identity that belongs to nobody', async (method) => {
    const hq = setup('B2B')
    const path = method === 'GET' ? "Customers('')" : 'Customers'
    const body = method === 'GET' ? undefined : anna
    const answer = await ask(hq.fetch, method, path, body, asShopper(hq, 'anna', { email }))
    expect(refusalOf(answer)).toEqual([403, 'CommerceIdentityNotFound'])
    expect((await hq.tables.read()).channel.customers).toEqual([])
  })

  test('refuses the request when several users have the e-mail address', async () => {
    const hq = setup('B2B')
    for (const FirstName of ['Anna', 'Berta']) await hq.fixtures.customer({ ...anna, FirstName, IsB2b: true })
    expect(refusalOf(await readOwn(hq))).toEqual([400, 'MultipleCustomerAccountsFoundWithSameEmailAddress'])
  })
})

describe('a customer from a till', () => {
  test('is at headquarters at once, and in the channel after job 1010', async () => {
    const hq = setup('off')
    const customer = await hq.fixtures.tillCustomer()
    expect(customer).toMatchObject({
      AccountNumber: expect.stringMatching(/^\d{6}$/),
      IsAsyncCustomer: false,
    })
    const { headquarters, channel } = await hq.tables.read()
    expect([headquarters.customers.length, channel.customers.length]).toEqual([1, 0])
    expect(await hq.jobs.run('1010')).toMatchObject({ moved: 1 })
    const read = await ask(
      hq.fetch,
      'GET',
      `Customers('${customer.AccountNumber}')`,
      undefined,
      asApplication,
    )
    expect(read.status).toBe(200)
  })

  test('is refused with wrong values', async () => {
    await expect(setup('off').fixtures.tillCustomer({ Email: 'anna' })).rejects.toThrow('InvalidEmailAddress')
  })
})
