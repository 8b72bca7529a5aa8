import { accountLabel } from 'pending-sync'
import { italian } from 'pending-sync/messages/it'
import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home, office, phone, syncShop, asyncShop, headquartersText, untilSynced } from './shop.ts'

describe('customers.create()', () => {
  test('returns a synced customer with its account number in sync mode', async () => {
    const shop = setupHarness().openTab()
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ status: 'synced', mode: 'sync', expectedMode: 'sync', firstName: 'Ada' })
    expect(accountLabel(customer)).toMatch(/^\d+$/)
    expect(shop.outbox.get()).toEqual([])
  })

  test('returns a pending customer in async mode, and its account number after the three jobs', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const shop = harness.openTab()
    const pending = await shop.customers.create(ada)
    expect(pending).toMatchObject({ status: 'pending', mode: 'async' })
    expect(accountLabel(pending)).toBe('Pending sync')
    expect(accountLabel(pending, { locale: 'it', messages: { it: italian } })).toBe(
      'In attesa di sincronizzazione',
    )

    const settled = shop.customers.whenSynced(pending.key)
    await harness.runJobs()
    const synced = await settled
    expect(synced).toMatchObject({ key: pending.key, status: 'synced', mode: 'async' })
    expect(accountLabel(synced)).toMatch(/^\d+$/)
  })

  test('keeps the customer pending when the jobs run in the wrong order', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const shop = harness.openTab()
    const { key } = await shop.customers.create(ada)
    for (const job of ['1010', 'synchronize-customers', 'P-job'] as const) await harness.hq.jobs.run(job)
    await shop.reconcile()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending' })
  })

  test('takes the mode from the answer when a sync create comes back async', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const shop = harness.openTab()
    await shop.refreshChannel()
    await harness.hq.profile.set({ createCustomersAsync: false })
    harness.hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
    await shop.refreshChannel()
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ expectedMode: 'sync', status: 'pending', mode: 'async' })
  })

  test('sends the title and the address with the customer', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    const [title] = await shop.titles.list()
    const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
    const customer = await shop.customers.create({ ...ada, titleId: title!.id, addresses: [address] })
    expect(customer).toMatchObject({ title: { id: title!.id, status: 'synced' }, addresses: [address] })
    const tables = JSON.stringify(await harness.hq.tables.read())
    expect(tables).toContain('Via Po 1')
  })
})

describe('the contents of a create', () => {
  test('rejects a title in async mode before anything is sent, or lets it wait', async () => {
    const { harness, shop } = await asyncShop()
    const [, title] = await shop.titles.list()
    const newCustomer = { ...ada, titleId: title!.id, contacts: [phone], addresses: [home, office] }
    await expect(shop.customers.create(newCustomer)).rejects.toMatchObject({
      kind: 'pending',
      code: 'enhanced_creation_off',
    })
    expect(harness.createRequestCount()).toBe(0)
    expect(await shop.customers.list()).toEqual([])

    const customer = await shop.customers.create(newCustomer, { whenPending: 'wait' })
    expect(customer).toMatchObject({
      status: 'pending',
      title: { id: title!.id, status: 'waiting' },
      contacts: [{ ...phone, status: 'waiting' }],
      addresses: [
        { ...home, status: 'pending' },
        { ...office, status: 'waiting' },
      ],
    })
    await untilSynced(harness, shop, customer.key)
    const tables = await headquartersText(harness)
    for (const text of [phone.value, 'Via Po 1', 'Via Roma 2']) expect(tables).toContain(text)
  })

  test('lets everything wait that the channel dropped when a sync create comes back async', async () => {
    const { harness, shop } = await syncShop()
    const [, title] = await shop.titles.list()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
    const customer = await shop.customers.create({ ...ada, titleId: title!.id, contacts: [phone] })
    expect(customer).toMatchObject({
      expectedMode: 'sync',
      status: 'pending',
      title: { status: 'waiting' },
      contacts: [{ status: 'waiting' }],
    })
    await untilSynced(harness, shop, customer.key)
    expect(await headquartersText(harness)).toContain(phone.value)
  })

  test('sends values that the channel dropped before later changes of them', async () => {
    const { harness, shop } = await asyncShop()
    const [first, second] = await shop.titles.list()
    harness.network.goOffline()
    const { key, addresses } = await shop.customers.create(
      { ...ada, titleId: first!.id, addresses: [home, office] },
      { whenPending: 'wait' },
    )
    await shop.titles.add(key, second!.id, { whenPending: 'wait' })
    await shop.addresses.update(key, addresses[1]!.key, { street: 'Via Roma 3' }, { whenPending: 'wait' })
    harness.network.goOnline()
    const expected = { title: { id: second!.id }, addresses: [home, { ...office, street: 'Via Roma 3' }] }
    const pending = await whenStore(shop.customers.watch(key), (known) => known?.status === 'pending')
    expect(pending).toMatchObject(expected)
    await untilSynced(harness, shop, key)
    expect(await shop.customers.get(key)).toMatchObject(expected)
    expect(await headquartersText(harness)).toContain('Via Roma 3')
  })

  test('returns the account number at once when an async create comes back sync', async () => {
    const { harness, shop } = await asyncShop()
    // The reading at the start would else be that of the new profile.
    await shop.ready
    await shop.refreshChannel()
    await harness.hq.profile.set({ createCustomersAsync: false })
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ expectedMode: 'async', status: 'synced', mode: 'sync' })
    await whenStore(shop.channel, ({ mode }) => mode === 'sync')
  })
})

test('rejects whenSynced() when it is aborted, for an unknown key, and on stop()', async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  const shop = harness.openTab()
  const { key } = await shop.customers.create(ada)
  await expect(shop.customers.whenSynced(key, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
  await expect(shop.customers.whenSynced('nobody')).rejects.toMatchObject({ code: 'entry_unknown' })
  const waiting = shop.customers.whenSynced(key).catch((thrown: unknown) => thrown)
  await shop.stop()
  expect(await waiting).toMatchObject({ name: 'CommerceError', code: 'stopped' })
})

test('sends other customers while the answer for one is slow', async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  let answerSlowOne: (response: Response) => void = () => undefined
  const slow = new Promise<Response>((resolve) => (answerSlowOne = resolve))
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const body = request.method === 'POST' ? await request.clone().text() : ''
    return body.includes('"FirstName":"Slow"') ? slow : harness.hq.fetch(request)
  }
  const shop = harness.openTab({}, { fetch })
  const first = shop.customers.create({ ...ada, firstName: 'Slow' })
  await whenStore(shop.outbox, ([entry]) => entry?.status === 'sending')
  expect(await shop.customers.create({ ...ada, firstName: 'Quick' })).toMatchObject({ status: 'pending' })
  answerSlowOne(Response.json({ AccountNumber: '004021' }))
  expect(await first).toMatchObject({ status: 'synced' })
})

describe("the site's own key", () => {
  test('makes one customer of two calls at the same time, as in a double submit', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    const [first, second] = await Promise.all([
      shop.customers.create(ada, { key: 'form-1' }),
      shop.customers.create(ada, { key: 'form-1' }),
    ])
    expect(first).toMatchObject({ key: 'form-1', status: 'synced' })
    expect(second).toEqual(first)
    expect(harness.createRequestCount()).toBe(1)
  })

  test('returns the customer of an earlier visit, and tells the operator that the values were ignored', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await shop.customers.create(ada, { key: 'form-1' })
    await shop.stop()
    const codes: string[] = []
    const later = harness.openTab({ onDiagnostic: ({ code }) => void codes.push(code) })
    expect(await later.customers.create({ ...ada, firstName: 'Eva' }, { key: 'form-1' })).toMatchObject({
      firstName: 'Ada',
      status: 'synced',
    })
    expect(harness.createRequestCount()).toBe(1)
    expect(codes).toContain('customer-key-known')
  })

  test('is free again after forget()', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await shop.customers.create(ada, { key: 'form-1' })
    await shop.forget()
    await shop.customers.create({ ...ada, email: 'eva@example.com' }, { key: 'form-1' })
    expect(harness.createRequestCount()).toBe(2)
  })

  test.each(['', '  ', 7])('must be a text that is not blank, not %j', async (key) => {
    const { customers } = setupHarness().openTab()
    await expect(customers.create(ada, { key: key as string })).rejects.toThrow(TypeError)
  })
})
