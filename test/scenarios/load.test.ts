import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home } from './shop.ts'

const everySwitch = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }

/** A strict headquarters and the shopper Ada; each device has a storage of its own. */
async function setupDevices(createCustomersAsync = true) {
  const harness = setupHarness({
    profile: { createCustomersAsync },
    features: everySwitch,
  })
  const token = await harness.hq.identities.signIn({ sub: 'ada', email: 'ada@example.com' })
  const shopper = { id: 'ada', getIdToken: () => token }
  const openDevice = async (name: string) => {
    const device = harness.openTab({ baseUrl: `https://${name}-${crypto.randomUUID()}.example/`, shopper })
    await device.refreshChannel()
    return device
  }
  return { harness, openDevice, shopper }
}

describe('customers.load()', () => {
  test('brings the pending customer of another device, and its number when the jobs have run', async () => {
    const { harness, openDevice } = await setupDevices()
    const phone = await openDevice('phone')
    await phone.customers.create({ ...ada, addresses: [home] })
    const laptop = await openDevice('laptop')
    expect(laptop.customers.own.get()).toEqual({ state: 'unknown' })
    const loaded = await laptop.customers.load()
    expect(loaded).toMatchObject({ status: 'pending', firstName: 'Ada', addresses: [{ city: home.city }] })
    expect(laptop.customers.own.get()).toMatchObject({ state: 'known', customer: { key: loaded?.key } })
    await harness.runJobs()
    await Promise.all([phone.reconcile(), laptop.reconcile()])
    const [first, second] = [await phone.customers.list(), await laptop.customers.list()]
    expect(first).toMatchObject([{ status: 'synced' }])
    expect(second).toMatchObject([{ status: 'synced', key: loaded?.key }])
  })

  test('brings the values of customer attributes in their types, as the channel has them now', async () => {
    const { harness, openDevice } = await setupDevices(false)
    await harness.hq.attributes.define({ name: 'Size', type: 'integer', friendlyName: 'Shoe size' })
    await harness.hq.attributes.define({ name: 'Budget', type: 'decimal' })
    await harness.hq.attributes.define({ name: 'News', type: 'boolean' })
    await harness.hq.attributes.define({ name: 'Day', type: 'text', values: ['Monday', 'Friday'] })
    const phone = await openDevice('phone')
    const typed = [
      { name: 'Size', value: 44 },
      { name: 'Budget', value: 20 },
      { name: 'News', value: false },
      { name: 'Day', value: 'Monday' },
    ]
    await phone.customers.create({ ...ada, attributes: typed })
    const laptop = await openDevice('laptop')
    const { key = '', attributes } = (await laptop.customers.load()) ?? {}
    expect(attributes?.toSorted((left, right) => left.name.localeCompare(right.name))).toEqual([
      { name: 'Budget', value: 20, type: 'decimal' },
      { name: 'Day', value: 'Monday', type: 'text' },
      { name: 'News', value: false, type: 'boolean' },
      { name: 'Size', value: 44, type: 'integer' },
    ])
    await laptop.customers.update(key, {
      attributes: [
        { name: 'Day', value: '' },
        { name: 'Size', value: 45 },
      ],
    })
    const again = await phone.customers.load()
    const values = again?.attributes.map(({ name, value }) => [name, value])
    expect(Object.fromEntries(values ?? [])).toEqual({ Size: 45, Budget: 20, News: false })
  })

  test('brings a customer that an address, an edit and a title can be added to', async () => {
    const { harness, openDevice } = await setupDevices()
    await (await openDevice('phone')).customers.create(ada)
    const laptop = await openDevice('laptop')
    const { key = '' } = (await laptop.customers.load()) ?? {}
    await laptop.addresses.create(key, home)
    await laptop.customers.update(key, { firstName: 'Augusta' })
    await laptop.titles.add(key, (await laptop.titles.list())[0]?.id ?? '')
    await whenStore(laptop.outbox, (entries) => entries.length === 0)
    await harness.runJobs()
    const { headquarters } = await harness.hq.tables.read()
    expect(headquarters.customers).toHaveLength(1)
    expect(headquarters.customers[0]?.customer).toMatchObject({
      FirstName: 'Augusta',
      Addresses: [{ City: home.city }],
    })
    expect(headquarters.customers[0]?.customer.TitleRecordId).toBeGreaterThan(0)
  })

  test('says that the shopper has none yet, and knows the one that is created then', async () => {
    const { openDevice } = await setupDevices(false)
    const device = await openDevice('phone')
    const told: string[] = []
    device.customers.own.subscribe(({ state }) => told.push(state))
    expect(await device.customers.load()).toBeUndefined()
    expect(device.customers.own.get()).toEqual({ state: 'none' })
    expect(told).toEqual(['unknown', 'none'])
    await device.customers.create(ada)
    expect(device.customers.own.get()).toMatchObject({ state: 'known', customer: { status: 'synced' } })
  })

  test('adds nothing the second time, and shows what headquarters changed meanwhile', async () => {
    const { openDevice } = await setupDevices(false)
    const phone = await openDevice('phone')
    const { key } = await phone.customers.create({ ...ada, addresses: [home] })
    const laptop = await openDevice('laptop')
    await laptop.customers.load()
    const loaded = await laptop.customers.load()
    expect(await laptop.customers.list()).toHaveLength(1)
    await phone.customers.update(key, { firstName: 'Eva' })
    await whenStore(phone.outbox, (entries) => entries.length === 0)
    expect(await laptop.customers.load()).toMatchObject({ key: loaded?.key, firstName: 'Eva' })
  })

  test('reads any account for an application, and needs one', async () => {
    const { harness } = await setupDevices(false)
    const { accountNumber } = await harness.hq.fixtures
      .tillCustomer({ FirstName: 'Bruno', LastName: 'Neri' })
      .then((customer) => ({ accountNumber: customer.AccountNumber }))
    await harness.hq.jobs.run('1010')
    // A server of the site adds the credentials on the way.
    const fetch: typeof globalThis.fetch = (input, init) => {
      const request = new Request(input, init)
      request.headers.set('Authorization', 'Bearer back-office')
      return harness.hq.fetch(request)
    }
    const server = harness.openTab({ asksAs: 'application' }, { fetch })
    expect(await server.customers.load(accountNumber)).toMatchObject({ status: 'synced', firstName: 'Bruno' })
    await expect(server.customers.load()).rejects.toThrow(TypeError)
  })

  test('asks a guest to sign in, and says when the channel does not answer', async () => {
    const { harness, openDevice } = await setupDevices()
    await expect(harness.openTab().customers.load()).rejects.toMatchObject({
      kind: 'sign-in',
      code: 'token_needed',
    })
    const device = await openDevice('phone')
    harness.network.dropRequests()
    await expect(device.customers.load()).rejects.toMatchObject({ kind: 'unreachable' })
  })
})

describe('the own customer', () => {
  /** Two devices, and a clock for the second one. */
  async function setupReturn() {
    const { harness, openDevice, shopper } = await setupDevices(false)
    const phone = await openDevice('phone')
    const { key } = await phone.customers.create(ada)
    let now = Date.now()
    const baseUrl = `https://laptop-${crypto.randomUUID()}.example/`
    const openTab = () => harness.openTab({ baseUrl, shopper }, { now: () => now })
    const pass = (ms: number) => (now += ms)
    const reads = () =>
      harness.hq.log.get().filter((entry) => entry.kind === 'request' && entry.operation === 'GET Customers')
        .length
    const laptop = openTab()
    await laptop.customers.load()
    const comeBack = () => {
      harness.network.goOffline()
      harness.network.goOnline()
    }
    return { harness, phone, key, laptop, openTab, pass, reads, comeBack }
  }

  test('is read again when the page comes back after a while, with one request', async () => {
    const { phone, key, laptop, pass, reads, comeBack } = await setupReturn()
    await phone.customers.update(key, { firstName: 'Eva' })
    await phone.stop()
    const before = reads()
    pass(600_000)
    comeBack()
    await whenStore(laptop.customers.own, (own) => own.state === 'known' && own.customer.firstName === 'Eva')
    comeBack()
    await laptop.flush()
    expect(reads()).toBe(before + 1)
  })

  test('is read again on a visit after a while, and by one tab only', async () => {
    const { phone, key, laptop, openTab, pass, reads } = await setupReturn()
    await laptop.stop()
    await phone.customers.update(key, { firstName: 'Eva' })
    await phone.stop()
    const before = reads()
    pass(600_000)
    const next = openTab()
    await whenStore(next.customers.own, (own) => own.state === 'known' && own.customer.firstName === 'Eva')
    const other = openTab()
    await other.ready
    await other.flush()
    expect(reads()).toBe(before + 1)
  })
})
