import { describe, expect, onTestFinished, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { databaseNames, done, newDatabaseName } from '../support/indexed-db.ts'
import { ada, home, office } from './shop.ts'

const augusta = { ...ada, firstName: 'Augusta' }

/** A strict headquarters, and the shopper Ada on any number of devices. Counts the requests of each kind. */
async function setupAda(createCustomersAsync = false) {
  const harness = setupHarness({ profile: { createCustomersAsync } })
  const { hq } = harness
  const token = await hq.identities.signIn({ sub: 'ada', email: ada.email })
  const openDevice = async (options: Parameters<typeof harness.openTab>[0] = {}) => {
    const baseUrl = `https://device-${crypto.randomUUID()}.example/`
    const device = harness.openTab({
      baseUrl,
      shopper: { id: 'ada', getIdToken: () => token },
      ...options,
    })
    await device.refreshChannel()
    return device
  }
  const requests = (operation: string) =>
    hq.log.get().filter((entry) => entry.kind === 'request' && entry.operation === operation).length
  return { harness, hq, openDevice, requests }
}

async function customersAtHeadquarters({ hq }: Awaited<ReturnType<typeof setupAda>>) {
  return (await hq.tables.read()).headquarters.customers.map(({ customer }) => customer)
}

describe('a create of a shopper who has a customer already', () => {
  test('is refused and nothing of it is kept, and the customer is on this device then', async () => {
    const world = await setupAda()
    await (await world.openDevice()).customers.create({ ...ada, addresses: [home] })
    const laptop = await world.openDevice()
    const creates = world.harness.createRequestCount()
    await expect(laptop.customers.create(augusta)).rejects.toMatchObject({
      kind: 'refused',
      code: 'customer_exists',
      kept: false,
    })
    expect(laptop.outbox.get()).toEqual([])
    expect(laptop.customers.own.get()).toMatchObject({
      state: 'known',
      customer: { status: 'synced', firstName: 'Ada', addresses: [{ city: home.city }] },
    })
    expect(world.harness.createRequestCount()).toBe(creates)
    expect(await customersAtHeadquarters(world)).toMatchObject([{ FirstName: 'Ada' }])
  })

  test('loses no value that is no text, although the customer has the same texts', async () => {
    const world = await setupAda()
    const { hq, openDevice } = world
    await hq.attributes.define({ name: 'Size', type: 'integer' })
    await (await openDevice()).customers.create(ada)
    const laptop = await openDevice()
    const typed = { ...ada, optOutPersonalization: true, attributes: [{ name: 'Size', value: 44 }] }
    await expect(laptop.customers.create(typed)).rejects.toMatchObject({ code: 'customer_exists' })
    expect(laptop.customers.own.get()).toMatchObject({
      customer: { optOutPersonalization: false, attributes: [] },
    })
    await laptop.customers.create(typed, { whenExists: 'update' })
    await whenStore(laptop.outbox, (entries) => entries.length === 0)
    const [customer] = await customersAtHeadquarters(world)
    expect(customer).toMatchObject({
      OptOutPersonalization: true,
      Attributes: [{ Name: 'Size', AttributeValue: { IntegerValue: 44 } }],
    })
    const phone = await openDevice()
    expect(await phone.customers.create(typed)).toMatchObject({ status: 'synced' })
  })

  test('resolves when the same is created twice, also with values that are no texts', async () => {
    const { hq, openDevice } = await setupAda()
    await hq.attributes.define({ name: 'Size', type: 'integer' })
    const device = await openDevice()
    const typed = {
      ...ada,
      optOutWebActivityTracking: true,
      attributes: [{ name: 'Size', value: 44 }],
      extensionProperties: { source: 'web' },
    }
    const { key } = await device.customers.create(typed)
    expect(await device.customers.create(typed)).toMatchObject({ key, status: 'synced' })
    const other = { ...typed, extensionProperties: { source: 'shop' } }
    await expect(device.customers.create(other)).rejects.toMatchObject({ code: 'customer_exists' })
  })

  test('keeps what no answer tells, although the channel wanted another token at first', async () => {
    const { hq, openDevice } = await setupAda()
    await (await openDevice()).customers.create(ada)
    const newToken = await hq.identities.signIn({ sub: 'ada', email: ada.email })
    let token = await hq.identities.signIn({ sub: 'ada', email: ada.email, expiresInMs: 60_000 })
    const laptop = await openDevice({ shopper: { id: 'ada', getIdToken: () => token } })
    for (const on of ['GET Customers', 'POST Customers'])
      await hq.faults.add({ on, kind: 'status', status: 401, times: 1 })
    await laptop.customers.create({ ...ada, extensionProperties: { source: 'shop' } })
    token = newToken
    await laptop.flush()
    expect(laptop.outbox.get()).toMatchObject([
      { status: 'refused', failure: { code: 'customer_exists' }, kind: 'edit-customer' },
    ])
  })

  test.each(['at the same time', 'before the first was sent'])(
    'adds what is missing once when the same is created twice %s',
    async (when) => {
      const world = await setupAda()
      const device = await world.openDevice()
      await device.customers.create(ada)
      const update = () =>
        device.customers.create({ ...augusta, addresses: [home] }, { whenExists: 'update', key: 'form' })
      if (when === 'at the same time') await Promise.all([update(), update()])
      else {
        world.harness.network.goOffline()
        await update()
        await update()
        world.harness.network.goOnline()
        await device.flush()
      }
      await whenStore(device.outbox, (entries) => entries.length === 0)
      const [customer] = await customersAtHeadquarters(world)
      expect(customer).toMatchObject({ FirstName: 'Augusta' })
      expect(customer?.Addresses).toHaveLength(1)
    },
  )

  test('is compared with the customer as the channel has it once its personal data has left the device', async () => {
    const world = await setupAda()
    const before = await databaseNames()
    const baseUrl = `https://device-${crypto.randomUUID()}.example/`
    const typed = { ...ada, addresses: [home] }
    const first = await world.openDevice({ baseUrl })
    await first.customers.create(typed)
    await first.stop()
    const database = await done(indexedDB.open(await newDatabaseName(before)))
    onTestFinished(() => database.close())
    const rows = database.transaction('customers', 'readwrite').objectStore('customers')
    const [row] = await done(rows.getAll(null, 1))
    const profile = { addresses: [], attributes: [], affiliationIds: [], contacts: [] }
    await done(rows.put({ ...row, profile }))

    const second = await world.openDevice({ baseUrl, keep: 'nothing' })
    expect(await second.customers.create(typed)).toMatchObject({ status: 'synced', firstName: 'Ada' })
    expect(await second.customers.list()).toHaveLength(1)
    expect((await customersAtHeadquarters(world))[0]?.Addresses).toHaveLength(1)
  })

  test('costs no request when the customer is on this device', async () => {
    const { hq, openDevice } = await setupAda()
    const device = await openDevice()
    await device.customers.create(ada)
    const before = hq.log.get().length
    await expect(device.customers.create(augusta)).rejects.toMatchObject({ code: 'customer_exists' })
    expect(hq.log.get().length).toBe(before)
  })

  test.each([false, true])(
    'becomes changes of it with whenExists: update (async creation: %s)',
    async (isAsync) => {
      const world = await setupAda(isAsync)
      const { harness, openDevice } = world
      await (await openDevice()).customers.create({ ...ada, addresses: [home] })
      const laptop = await openDevice()
      const draft = { ...augusta, addresses: [home, office] }
      const updated = await laptop.customers.create(draft, { whenExists: 'update', whenPending: 'wait' })
      expect(await laptop.customers.list()).toMatchObject([{ key: updated.key, firstName: 'Augusta' }])
      await harness.runJobs()
      await laptop.reconcile()
      await laptop.flush()
      await whenStore(laptop.outbox, (entries) => entries.length === 0)
      expect(harness.createRequestCount()).toBe(1)
      const [customer, ...others] = await customersAtHeadquarters(world)
      expect(others).toEqual([])
      expect(customer).toMatchObject({ FirstName: 'Augusta' })
      expect(customer?.Addresses.map(({ City }) => City).toSorted()).toEqual([office.city, home.city])
    },
  )

  test('is refused and kept when it was found only later, and can become changes', async () => {
    // 1. The laptop is offline and knows of no customer: the create is recorded.
    // 2. It is sent when the laptop is online again. The identity has a customer.
    const world = await setupAda()
    const { harness, openDevice } = world
    await (await openDevice()).customers.create(ada)
    const laptop = await openDevice()
    harness.network.goOffline()
    const { key } = await laptop.customers.create(augusta)
    harness.network.goOnline()
    await laptop.flush()
    const [entry] = await whenStore(laptop.outbox, ([first]) => first?.status === 'refused')
    expect(entry).toMatchObject({ failure: { code: 'customer_exists' } })
    await laptop.outbox.resolve(entry?.id ?? '', 'update')
    await whenStore(laptop.outbox, (entries) => entries.length === 0)
    expect(await laptop.customers.get(key)).toMatchObject({ status: 'synced', firstName: 'Augusta' })
    expect(await customersAtHeadquarters(world)).toMatchObject([{ FirstName: 'Augusta' }])
  })

  test('is found although a till made the customer', async () => {
    const { hq, openDevice } = await setupAda()
    await hq.identities.automaticLinking.set('B2C')
    await hq.fixtures.tillCustomer({ FirstName: 'Ada', LastName: 'Rossi', Email: ada.email })
    await hq.jobs.run('1010')
    const phone = await openDevice()
    await expect(phone.customers.create(augusta)).rejects.toMatchObject({ code: 'customer_exists' })
    expect(phone.customers.own.get()).toMatchObject({ state: 'known', customer: { status: 'synced' } })
  })

  test('with the key of a customer that is known resolves with it, and asks nobody', async () => {
    const { hq, openDevice } = await setupAda()
    const device = await openDevice()
    await device.customers.create(ada, { key: 'form-1' })
    const before = hq.log.get().length
    expect(await device.customers.create(ada, { key: 'form-1' })).toMatchObject({ key: 'form-1' })
    expect(hq.log.get().length).toBe(before)
  })
})

test('a create that waited is one customer with the own one that was loaded meanwhile', async () => {
  // 1. The laptop is offline and records a create.
  // 2. It is online, and the page loads the own customer, which the phone made.
  // 3. The create finds that customer.
  const { harness, openDevice } = await setupAda()
  await (await openDevice()).customers.create(ada)
  const laptop = await openDevice()
  harness.network.goOffline()
  const { key } = await laptop.customers.create({ ...ada, addresses: [home] })
  harness.network.goOnline()
  await laptop.customers.load()
  await laptop.flush()
  await whenStore(laptop.outbox, ([first]) => first?.status === 'refused')
  expect(await laptop.customers.list()).toMatchObject([{ key, status: 'synced' }])
})

describe('the question for the own customer', () => {
  test('is one request, and the create goes out when there is none', async () => {
    const { openDevice, harness, requests } = await setupAda()
    const device = await openDevice()
    const before = requests('GET Customers')
    await device.customers.create(ada)
    expect(requests('GET Customers')).toBe(before + 1)
    expect(harness.createRequestCount()).toBe(1)
  })

  test('is asked again later when the channel is busy, and the create is kept meanwhile', async () => {
    const { hq, openDevice, harness } = await setupAda()
    const device = await openDevice()
    await hq.faults.add({ on: 'GET Customers', kind: 'status', status: 503, times: 1 })
    const { key } = await device.customers.create(ada)
    expect(device.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'channel_busy' } }])
    expect(harness.createRequestCount()).toBe(0)
    await device.flush()
    await whenStore(device.customers.watch(key), (customer) => customer?.status === 'synced')
  })

  test('leaves it to the create when the channel does not answer it', async () => {
    const { hq, openDevice } = await setupAda()
    const device = await openDevice()
    await hq.faults.add({ on: 'GET Customers', kind: 'status', status: 403, times: 1 })
    expect(await device.customers.create(ada)).toMatchObject({ status: 'synced' })
  })

  test('is not asked for a guest', async () => {
    const { harness, requests } = await setupAda()
    const guest = harness.openTab()
    await guest.refreshChannel()
    await guest.customers.create(ada)
    expect(requests('GET Customers')).toBe(0)
  })
})

test('a later change that is refused leaves what is kept of the create', async () => {
  const { hq, harness, openDevice } = await setupAda()
  await (await openDevice()).customers.create({ ...ada, addresses: [home] })
  const laptop = await openDevice()
  harness.network.goOffline()
  const { key } = await laptop.customers.create(augusta)
  harness.network.goOnline()
  await laptop.flush()
  const kept = await whenStore(laptop.outbox, ([first]) => first?.status === 'refused')
  await hq.faults.add({ on: 'PATCH Customers', kind: 'headquarters-refusal', times: 1 })
  await expect(laptop.addresses.create(key, office)).rejects.toMatchObject({ kind: 'refused' })
  expect(laptop.outbox.get()).toMatchObject([...kept, { kind: 'create-address', status: 'refused' }])
})

test.each([200, 302, 403, 404])(
  'a portal that answers the lookup with %i gets no create, which is sent when the channel is back',
  async (status) => {
    const world = await setupAda()
    const device = await world.openDevice({ answerTimeoutMs: 500 })
    await world.hq.faults.add({ on: 'GET Customers', kind: 'gateway', status, times: 1 })
    const { key } = await device.customers.create(ada)
    expect(world.harness.createRequestCount()).toBe(0)
    expect(device.outbox.get()).toMatchObject([
      { status: 'queued', failure: { code: 'channel_unreachable' } },
    ])
    await device.flush()
    await whenStore(device.customers.watch(key), (customer) => customer?.status === 'synced')
    expect(world.harness.createRequestCount()).toBe(1)
  },
)
