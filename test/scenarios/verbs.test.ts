import { accountLabel, type Commerce, type NewAddress } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore, type Harness } from '../support/harness.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const home: NewAddress = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
const office: NewAddress = { street: 'Via Roma 2', city: 'Milano', zipCode: '20121', country: 'ITA' }
const phone = { kind: 'phone', value: '+39 011 000', isMobile: true } as const

const syncShop = () => setupShop({})
const asyncShop = (features = {}) => setupShop({ profile: { createCustomersAsync: true }, features })

async function setupShop(
  headquarters: Parameters<typeof setupHarness>[0],
  options: Parameters<Harness['openTab']>[0] = {},
) {
  const harness = setupHarness(headquarters)
  const shop = harness.openTab({ getIdToken: () => 'ada', ...options })
  await shop.refreshChannel()
  return { harness, shop }
}

/** The tables of headquarters as text. */
async function headquartersText(harness: Harness): Promise<string> {
  const { headquarters } = await harness.hq.tables.read()
  return JSON.stringify(headquarters)
}

/** Waits until the channel has accepted the customer, runs the jobs, and waits for the account number. */
async function untilSynced(harness: Harness, shop: Commerce, key: string) {
  await whenStore(shop.customers.watch(key), (customer) => customer?.status !== 'queued')
  await harness.runJobs()
  await shop.customers.whenSynced(key)
  return whenStore(shop.outbox, (entries) => entries.length === 0)
}

describe('a synced customer', () => {
  test('receives an address, a title, an affiliation, a second phone, edits and a loyalty card at once', async () => {
    const { harness, shop } = await syncShop()
    const [, title] = await shop.titles.list()
    const { key } = await shop.customers.create(ada)
    await shop.addresses.create(key, home)
    await shop.titles.add(key, title!.id)
    await shop.affiliations.add(key, '68719476742')
    await shop.contacts.add(key, phone)
    await shop.customers.update(key, { firstName: 'Ada Maria', phone: '' })
    const customer = await shop.loyalty.issueCard(key)

    expect(shop.outbox.get()).toEqual([])
    expect(customer).toMatchObject({
      status: 'synced',
      firstName: 'Ada Maria',
      title: { id: title!.id, status: 'synced' },
      addresses: [{ ...home, status: 'synced' }],
      affiliations: [{ id: '68719476742', status: 'synced' }],
      contacts: [{ ...phone, status: 'synced' }],
      loyaltyCard: { status: 'synced', number: expect.any(String) },
      edits: [],
    })
    const tables = await headquartersText(harness)
    for (const text of ['Ada Maria', 'Via Po 1', phone.value, '68719476742']) expect(tables).toContain(text)
  })

  test('updates an address, makes it primary, and deactivates another', async () => {
    const { shop } = await syncShop()
    const { key } = await shop.customers.create({ ...ada, addresses: [{ ...home, isPrimary: true }] })
    const two = await shop.addresses.create(key, office)
    const [first, second] = two.addresses
    await shop.addresses.update(key, second!.key, { isPrimary: true, street: 'Via Roma 3' })
    const after = await shop.addresses.deactivate(key, first!.key)
    expect(after.addresses).toMatchObject([{ key: second!.key, street: 'Via Roma 3', isPrimary: true }])
  })

  test('keeps a new address pending until the jobs have run if async addresses are on', async () => {
    const { harness, shop } = await setupShop({ features: { asyncAddresses: true } })
    const { key } = await shop.customers.create(ada)
    const customer = await shop.addresses.create(key, home)
    expect(customer.addresses).toMatchObject([{ status: 'pending' }])
    await harness.runJobs()
    await shop.reconcile()
    expect(await shop.customers.get(key)).toMatchObject({ addresses: [{ ...home, status: 'synced' }] })
  })

  test('sends attributes with the create and with an edit', async () => {
    const { harness, shop } = await syncShop()
    const attributes = [{ name: 'Favourite colour', value: 'blue' }]
    const { key } = await shop.customers.create({ ...ada, attributes })
    expect(await headquartersText(harness)).toContain('blue')
    const customer = await shop.customers.update(key, {
      attributes: [{ name: 'Favourite colour', value: 'red' }],
    })
    expect(customer.attributes).toEqual([{ name: 'Favourite colour', value: 'red' }])
    expect(await headquartersText(harness)).toContain('red')
  })

  test('clears blank fields of a change and leaves undefined ones alone', async () => {
    const { harness, shop } = await syncShop()
    const scala = { ...home, name: 'Casa', buildingComplement: 'Scala B' }
    const { key, addresses } = await shop.customers.create({ ...ada, phone: '011', addresses: [scala] })
    const blank = { buildingComplement: '', name: undefined, street: undefined }
    const { addresses: changed } = await shop.addresses.update(key, addresses[0]!.key, blank)
    expect(changed).toMatchObject([{ ...home, name: 'Casa' }])
    expect(changed[0]?.buildingComplement).toBeUndefined()
    const edited = await shop.customers.update(key, { firstName: undefined, email: undefined, phone: '' })
    expect(edited).toMatchObject(ada)
    expect(edited).not.toHaveProperty('phone')
    const tables = await headquartersText(harness)
    for (const text of ['"Ada"', ada.email, 'Casa', 'Via Po 1']) expect(tables).toContain(text)
    for (const text of ['Scala B', '"011"']) expect(tables).not.toContain(text)
  })

  test('rejects a change that would make an address incomplete, and names the field', async () => {
    const { shop } = await syncShop()
    const customer = await shop.customers.create({ ...ada, addresses: [home] })
    const { key } = customer.addresses[0]!
    await expect(shop.addresses.update(customer.key, key, { zipCode: 'LS1 4AP' })).rejects.toMatchObject({
      kind: 'validation',
      fields: [{ path: 'zipCode', problem: 'zip_code' }],
    })
    await expect(shop.addresses.deactivate(customer.key, 'nothing')).rejects.toMatchObject({
      code: 'entry_unknown',
    })
    expect(shop.outbox.get()).toEqual([])
  })

  test('rejects a title id or an affiliation id that is not numeric', async () => {
    const { shop } = await syncShop()
    const { key } = await shop.customers.create({ ...ada, titleId: '' })
    for (const verb of [shop.titles.add(key, 'Dr.'), shop.affiliations.add(key, 'Gold')])
      await expect(verb).rejects.toMatchObject({ kind: 'validation' })
    await expect(shop.titles.add(key, '')).rejects.toMatchObject({ fields: [{ problem: 'required' }] })
    expect(shop.outbox.get()).toEqual([])
  })

  test('adds a second contact without overwriting the first', async () => {
    const { harness, shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    await shop.contacts.add(key, phone)
    await shop.contacts.add(key, { kind: 'email', value: 'ada@work.example', isOptedInMarketing: true })
    const tables = await headquartersText(harness)
    expect(tables).toContain(phone.value)
    expect(tables).toContain('ada@work.example')
  })
})

describe('a pending customer', () => {
  test('rejects everything that needs an account number, with a code and an Italian message', async () => {
    const { shop } = await setupShop({ profile: { createCustomersAsync: true } }, { locale: 'it' })
    const customer = await shop.customers.create(ada)
    const { key } = customer
    const attempts = {
      loyalty_needs_account_number: shop.loyalty.issueCard(key),
      async_addresses_off: shop.addresses.create(key, home),
      enhanced_creation_off: shop.titles.add(key, '1'),
      affiliation_needs_account_number: shop.affiliations.add(key, '1'),
      contact_needs_account_number: shop.contacts.add(key, phone),
      account_number_needed: shop.customers.update(key, { firstName: 'Anna' }),
    }
    for (const [code, attempt] of Object.entries(attempts)) {
      await expect(attempt).rejects.toMatchObject({ kind: 'pending', code, message: /numero cliente/ })
    }
    expect(shop.outbox.get()).toEqual([])
    expect(shop.decide('issue-loyalty-card', customer)).toMatchObject({
      outcome: 'refuse',
      message: /carta fedeltà/,
    })
  })

  test('shows entries as waiting at once, and sends them when the account number arrives', async () => {
    const { harness, shop } = await asyncShop()
    const [, title] = await shop.titles.list()
    const wait = { whenPending: 'wait' } as const
    const { key } = await shop.customers.create(ada)
    await shop.addresses.create(key, home, wait)
    await shop.titles.add(key, title!.id, wait)
    await shop.contacts.add(key, phone, wait)
    await shop.affiliations.add(key, '68719476742', wait)
    await shop.customers.update(key, { firstName: 'Anna' }, wait)
    const waiting = await shop.loyalty.issueCard(key, wait)
    expect(waiting).toMatchObject({
      status: 'pending',
      firstName: 'Anna',
      addresses: [{ ...home, status: 'waiting' }],
      title: { id: title!.id, status: 'waiting' },
      contacts: [{ ...phone, status: 'waiting' }],
      affiliations: [{ status: 'waiting' }],
      loyaltyCard: { status: 'waiting' },
      edits: [{ fields: ['firstName'], status: 'waiting' }],
    })

    await untilSynced(harness, shop, key)
    expect(await shop.customers.get(key)).toMatchObject({
      status: 'synced',
      firstName: 'Anna',
      addresses: [{ ...home, status: 'synced' }],
      title: { id: title!.id, status: 'synced' },
      contacts: [{ ...phone, status: 'synced' }],
      loyaltyCard: { status: 'synced', number: expect.any(String) },
      edits: [],
    })
    const tables = await headquartersText(harness)
    for (const text of ['Anna', 'Via Po 1', phone.value]) expect(tables).toContain(text)
  })

  test('sends addresses, a title and edits before the account number arrives if their switches are on', async () => {
    const features = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
    const { harness, shop } = await asyncShop(features)
    const [, title] = await shop.titles.list()
    const { key } = await shop.customers.create({ ...ada, addresses: [home] })
    await shop.addresses.create(key, office)
    await shop.titles.add(key, title!.id)
    const customer = await shop.customers.update(key, { firstName: 'Anna' })
    expect(shop.outbox.get()).toEqual([])
    expect(customer).toMatchObject({ status: 'pending', firstName: 'Anna', title: { status: 'pending' } })
    await untilSynced(harness, shop, key)
    const tables = await headquartersText(harness)
    for (const text of ['Anna', 'Via Po 1', 'Via Roma 2']) expect(tables).toContain(text)
  })

  test('releases waiting addresses when their switch is turned on', async () => {
    const { harness, shop } = await asyncShop()
    const { key } = await shop.customers.create(ada)
    await shop.addresses.create(key, home, { whenPending: 'wait' })
    await shop.addresses.create(key, office, { whenPending: 'wait' })
    await shop.loyalty.issueCard(key, { whenPending: 'wait' })
    expect(shop.outbox.get().map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting'])

    await harness.hq.features.enable('asyncAddresses')
    await shop.refreshChannel()
    await whenStore(shop.outbox, (entries) => entries.length === 1)
    expect(shop.outbox.get()).toMatchObject([{ kind: 'issue-loyalty-card', status: 'waiting' }])
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', addresses: [home, office] })
  })

  test('keeps the keys of the addresses when the account number arrives', async () => {
    const { harness, shop } = await asyncShop({ asyncAddresses: true })
    const { key } = await shop.customers.create({ ...ada, addresses: [home] })
    const before = await shop.addresses.create(key, office)
    await untilSynced(harness, shop, key)
    await shop.reconcile()
    const after = await shop.customers.get(key)
    expect(after?.addresses.map((address) => address.key)).toEqual(
      before.addresses.map((address) => address.key),
    )
    expect(after?.addresses).toMatchObject([{ status: 'synced' }, { status: 'synced' }])
  })

  test('sends a waiting entry on the next visit', async () => {
    const { harness, shop } = await asyncShop()
    const { key } = await shop.customers.create(ada)
    await shop.loyalty.issueCard(key, { whenPending: 'wait' })
    await shop.stop()
    await harness.runJobs()
    const next = harness.openTab({ getIdToken: () => 'ada' })
    await whenStore(next.customers.watch(key), (customer) => customer?.loyaltyCard?.status === 'synced')
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
    await harness.hq.profile.set({ createCustomersAsync: false })
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ expectedMode: 'async', status: 'synced', mode: 'sync' })
    await whenStore(shop.channel, ({ mode }) => mode === 'sync')
  })
})

describe('channel configuration', () => {
  test('tells a form with decide() whether a new customer may have a title, and why not', async () => {
    const { harness, shop } = await asyncShop()
    expect(shop.decide('add-title')).toMatchObject({
      outcome: 'refuse',
      canWait: true,
      message: /account number/,
    })
    expect(shop.decide('add-title', undefined, { whenPending: 'wait' })).toMatchObject({ outcome: 'wait' })
    await harness.hq.features.enable('enhancedAsyncCreation')
    await shop.refreshChannel()
    expect(shop.decide('add-title')).toEqual({ outcome: 'async' })
  })

  test('starts the next visit offline with the configuration of the last one', async () => {
    const { harness, shop } = await asyncShop({ asyncAddresses: true })
    const read = shop.channel.get()
    await shop.stop()
    harness.network.goOffline()
    const next = harness.openTab()
    await next.ready
    expect(next.channel.get()).toEqual({ ...read, source: 'remembered', readAt: expect.any(Number) })
  })

  test('shares the configuration that one tab has read with the other tabs', async () => {
    const { harness, shop } = await asyncShop()
    const other = harness.openTab({ getIdToken: () => 'ada' })
    await other.ready
    await other.refreshChannel()
    const { key } = await shop.customers.create(ada)
    await shop.titles.add(key, (await shop.titles.list())[0]!.id, { whenPending: 'wait' })
    await harness.hq.features.enable('asyncAddresses')
    await harness.hq.features.enable('enhancedAsyncCreation')
    await other.refreshChannel()
    await whenStore(shop.channel, ({ switches }) => switches.enhancedAsyncCreation)
    // The leader releases the title that waited for the switch.
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', title: { status: 'pending' } })
  })

  test('takes the mode from the options if the channel does not report one', async () => {
    const harness = setupHarness()
    const fetch = async () => Response.json({ value: [] })
    const assume = { mode: 'async' } as const
    const shop = harness.openTab({ assume }, { fetch })
    expect(await shop.refreshChannel()).toMatchObject({ mode: 'async', source: 'live' })
  })

  test('keeps the assumed mode if every configuration request fails', async () => {
    const harness = setupHarness()
    const fetch = async () => new Response('', { status: 404 })
    const shop = harness.openTab({}, { fetch })
    expect(await shop.refreshChannel()).toMatchObject({ mode: 'sync', source: 'assumed' })
  })
})

describe('while the channel is unreachable', () => {
  test('queues an address behind its customer, and delivers both in order', async () => {
    const { harness, shop } = await setupShop({ features: { asyncAddresses: true } })
    harness.network.goOffline()
    const { key } = await shop.customers.create(ada)
    const customer = await shop.addresses.create(key, home)
    expect(customer).toMatchObject({ status: 'queued', addresses: [{ ...home, status: 'queued' }] })
    harness.network.goOnline()
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', addresses: [home] })
    await untilSynced(harness, shop, key)
  })

  test('updates a queued customer before it is sent', async () => {
    const { harness, shop } = await syncShop()
    harness.network.goOffline()
    const { key } = await shop.customers.create(ada)
    const updated = await shop.customers.update(key, { firstName: 'Anna' })
    expect(updated).toMatchObject({ key, status: 'queued', firstName: 'Anna' })
    await expect(shop.customers.amend(key, { lastName: '' })).rejects.toMatchObject({ kind: 'validation' })
    harness.network.goOnline()
    await untilSynced(harness, shop, key)
    expect(await headquartersText(harness)).toContain('Anna')
    expect(harness.createRequestCount()).toBe(1)
  })
})

describe('refused entries', () => {
  test('delivers a refused create after it was amended', async () => {
    const { harness, shop } = await syncShop()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const { key } = (await shop.customers.create(ada).catch((error: unknown) => error)) as { key: string }
    expect(shop.decide('create-address', await shop.customers.get(key))).toMatchObject({
      reason: 'customer_refused',
    })
    const amended = await shop.customers.amend(key, { email: 'ada.rossi@example.com' })
    expect(amended).toMatchObject({ key, status: 'synced', email: 'ada.rossi@example.com' })
  })

  test('does not send fields that were cleared when a refused create was amended', async () => {
    const { harness, shop } = await syncShop()
    const [title] = await shop.titles.list()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const full = { ...ada, titleId: title!.id, addresses: [home] }
    const { key } = await shop.customers.create(full).catch((error: { key: string }) => error)
    const amended = await shop.customers.amend(key, { titleId: '', addresses: [] })
    expect(amended).toMatchObject({ status: 'synced', addresses: [] })
    expect(amended).not.toHaveProperty('title')
    expect(await headquartersText(harness)).not.toContain('Via Po 1')
  })

  test('keeps a refused title with its reason, and still sends later entries of the customer', async () => {
    const { shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    await expect(shop.titles.add(key, '999')).rejects.toMatchObject({ kind: 'refused', key })
    const customer = await shop.addresses.create(key, home)
    expect(customer).toMatchObject({
      title: { id: '999', status: 'refused' },
      addresses: [{ status: 'synced' }],
    })
    await shop.outbox.discard(customer.title!.entryId!)
    expect(await shop.customers.get(key)).not.toHaveProperty('title')
  })
})

describe('lost answers', () => {
  test('looks up an address, and does not resend it', async () => {
    let now = Date.now()
    const harness = setupHarness()
    const shop = harness.openTab({ getIdToken: () => 'ada' }, { now: () => now })
    const { key } = await shop.customers.create(ada)
    await harness.hq.faults.add({ on: 'PATCH Customers', kind: 'no-answer', times: 1 })
    const customer = await shop.addresses.create(key, home)
    expect(customer.addresses).toMatchObject([{ status: 'in-doubt' }])
    now += 120_000
    await shop.flush()
    expect((await shop.customers.get(key))?.addresses).toMatchObject([{ ...home, status: 'synced' }])
    const tables = await headquartersText(harness)
    expect(tables.split('"Street":"Via Po 1"')).toHaveLength(2)
  })

  test('looks up the create of a signed-in shopper', async () => {
    let now = Date.now()
    const harness = setupHarness()
    const shop = harness.openTab({ getIdToken: () => 'ada' }, { now: () => now })
    await shop.refreshChannel()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
    const customer = await shop.customers.create(ada)
    expect(customer.status).toBe('queued')
    now += 120_000
    await shop.flush()
    const found = await shop.customers.get(customer.key)
    expect(found).toMatchObject({ status: 'synced' })
    expect(accountLabel(found!)).toMatch(/^\d+$/)
    expect(harness.createRequestCount()).toBe(1)
  })

  test('leaves the create of a guest, who may not search, to a person', async () => {
    let now = Date.now()
    const harness = setupHarness()
    const shop = harness.openTab({}, { now: () => now })
    await shop.refreshChannel()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
    await shop.customers.create(ada)
    now += 120_000
    await shop.flush()
    const [entry] = shop.outbox.get()
    expect(entry).toMatchObject({ status: 'in-doubt' })
    expect(entry).not.toHaveProperty('nextAttemptAt')
    await shop.outbox.resolve(entry!.id, 'resend')
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(harness.createRequestCount()).toBe(2)
  })

  test('sends an edit after the create in doubt that it follows', async () => {
    let now = Date.now()
    const harness = setupHarness()
    const shop = harness.openTab({ getIdToken: () => 'ada' }, { now: () => now })
    await shop.refreshChannel()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
    const customer = await shop.customers.create(ada)
    expect(shop.decide('edit-customer', customer)).toMatchObject({ outcome: 'queue' })
    const edited = await shop.customers.update(customer.key, { firstName: 'Eva' })
    expect(edited).toMatchObject({ status: 'queued', firstName: 'Eva', edits: [{ fields: ['firstName'] }] })
    now += 120_000
    await shop.flush()
    expect(await shop.customers.get(customer.key)).toMatchObject({
      status: 'synced',
      firstName: 'Eva',
      edits: [],
    })
    expect(await headquartersText(harness)).toContain('Eva')
    expect(harness.createRequestCount()).toBe(1)
  })

  test('resends an edit, because it changes nothing when it is applied twice', async () => {
    const { harness, shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    await harness.hq.faults.add({ on: 'PATCH Customers', kind: 'no-answer', times: 1 })
    await shop.customers.update(key, { firstName: 'Anna' })
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await shop.customers.get(key)).toMatchObject({ firstName: 'Anna', edits: [] })
  })
})

test('reads countries and provinces from the channel, and remembers them offline', async () => {
  const { harness, shop } = await syncShop()
  const countries = await shop.addresses.countries()
  expect(countries.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['ITA', 'USA', 'DEU', 'FRA', 'GBR', 'JPN']),
  )
  expect(countries.find(({ code }) => code === 'JPN')?.fields[0]).toBe('zipCode')
  const states = await shop.addresses.states('ITA')
  expect(states).toContainEqual({ code: 'TO', name: 'Torino' })
  harness.network.goOffline()
  expect(await shop.addresses.states('ITA')).toEqual(states)
  expect(await shop.addresses.countries()).toEqual(countries)
})
