import { accountLabel, type Commerce, type NewAddress } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { setupStage, whenStore, type Stage } from '../support/stage.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const home: NewAddress = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
const office: NewAddress = { street: 'Via Roma 2', city: 'Milano', zipCode: '20121', country: 'ITA' }
const phone = { kind: 'phone', value: '+39 011 000', isMobile: true } as const

const syncShop = () => setupShop({})
const asyncShop = (features = {}) => setupShop({ profile: { createCustomersAsync: true }, features })

async function setupShop(
  headquarters: Parameters<typeof setupStage>[0],
  options: Parameters<Stage['openTab']>[0] = {},
) {
  const stage = setupStage(headquarters)
  const shop = stage.openTab({ getIdToken: () => 'ada', ...options })
  await shop.refreshChannel()
  return { stage, shop }
}

/** What headquarters has of the only customer, as text. */
async function headquartersKnows(stage: Stage): Promise<string> {
  const { headquarters } = await stage.hq.tables.read()
  return JSON.stringify(headquarters)
}

async function settle(stage: Stage, shop: Commerce, key: string) {
  await whenStore(shop.customers.watch(key), (customer) => customer?.status !== 'queued')
  await stage.runJobs()
  await shop.customers.whenSynced(key)
  return whenStore(shop.outbox, (entries) => entries.length === 0)
}

describe('a synced customer', () => {
  test('gets addresses, a title, a group, a second phone, edits and a loyalty card, each at once', async () => {
    const { stage, shop } = await syncShop()
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
    const known = await headquartersKnows(stage)
    for (const text of ['Ada Maria', 'Via Po 1', phone.value, '68719476742']) expect(known).toContain(text)
  })

  test('an address is changed, made primary, and deactivated', async () => {
    const { shop } = await syncShop()
    const { key } = await shop.customers.create({ ...ada, addresses: [{ ...home, isPrimary: true }] })
    const two = await shop.addresses.create(key, office)
    const [first, second] = two.addresses
    await shop.addresses.update(key, second!.key, { isPrimary: true, street: 'Via Roma 3' })
    const after = await shop.addresses.deactivate(key, first!.key)
    expect(after.addresses).toMatchObject([{ key: second!.key, street: 'Via Roma 3', isPrimary: true }])
  })

  test('with async addresses on, an address is saved without headquarters and confirmed by the jobs', async () => {
    const { stage, shop } = await setupShop({ features: { asyncAddresses: true } })
    const { key } = await shop.customers.create(ada)
    const customer = await shop.addresses.create(key, home)
    expect(customer.addresses).toMatchObject([{ status: 'pending' }])
    await stage.runJobs()
    await shop.reconcile()
    expect(await shop.customers.get(key)).toMatchObject({ addresses: [{ ...home, status: 'synced' }] })
  })

  test('attributes travel with the create and with an edit', async () => {
    const { stage, shop } = await syncShop()
    const attributes = [{ name: 'Favourite colour', value: 'blue' }]
    const { key } = await shop.customers.create({ ...ada, attributes })
    expect(await headquartersKnows(stage)).toContain('blue')
    const customer = await shop.customers.update(key, {
      attributes: [{ name: 'Favourite colour', value: 'red' }],
    })
    expect(customer.attributes).toEqual([{ name: 'Favourite colour', value: 'red' }])
    expect(await headquartersKnows(stage)).toContain('red')
  })

  test('a blank field of a change clears, an undefined one is left alone', async () => {
    const { stage, shop } = await syncShop()
    const scala = { ...home, name: 'Casa', buildingComplement: 'Scala B' }
    const { key, addresses } = await shop.customers.create({ ...ada, phone: '011', addresses: [scala] })
    const blank = { buildingComplement: '', name: undefined, street: undefined }
    const { addresses: changed } = await shop.addresses.update(key, addresses[0]!.key, blank)
    expect(changed).toMatchObject([{ ...home, name: 'Casa' }])
    expect(changed[0]?.buildingComplement).toBeUndefined()
    const edited = await shop.customers.update(key, { firstName: undefined, email: undefined, phone: '' })
    expect(edited).toMatchObject(ada)
    expect(edited).not.toHaveProperty('phone')
    const known = await headquartersKnows(stage)
    // The address has inherited the phone at its creation, and keeps it.
    const customerPhone = '"Phone":"","Cellphone":""'
    for (const text of ['"Ada"', ada.email, 'Casa', 'Via Po 1', customerPhone]) expect(known).toContain(text)
    expect(known).not.toContain('Scala B')
  })

  test('a change that would leave an address incomplete is refused with its field', async () => {
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

  test('what is no id of headquarters is refused before it is sent as nothing', async () => {
    const { shop } = await syncShop()
    const { key } = await shop.customers.create({ ...ada, titleId: '' })
    for (const verb of [shop.titles.add(key, 'Dr.'), shop.affiliations.add(key, 'Gold')])
      await expect(verb).rejects.toMatchObject({ kind: 'validation' })
    await expect(shop.titles.add(key, '')).rejects.toMatchObject({ fields: [{ problem: 'required' }] })
    expect(shop.outbox.get()).toEqual([])
  })

  test('two contacts and groups do not overwrite what headquarters knows', async () => {
    const { stage, shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    await shop.contacts.add(key, phone)
    await shop.contacts.add(key, { kind: 'email', value: 'ada@work.example', isOptedInMarketing: true })
    const known = await headquartersKnows(stage)
    expect(known).toContain(phone.value)
    expect(known).toContain('ada@work.example')
  })
})

describe('a pending customer', () => {
  test('is refused what it cannot have yet, with the rule, in the language of the shopper', async () => {
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

  test('what may wait is kept, shown at once as waiting, and carried out when the number is back', async () => {
    const { stage, shop } = await asyncShop()
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

    await settle(stage, shop, key)
    expect(await shop.customers.get(key)).toMatchObject({
      status: 'synced',
      firstName: 'Anna',
      addresses: [{ ...home, status: 'synced' }],
      title: { id: title!.id, status: 'synced' },
      contacts: [{ ...phone, status: 'synced' }],
      loyaltyCard: { status: 'synced', number: expect.any(String) },
      edits: [],
    })
    const known = await headquartersKnows(stage)
    for (const text of ['Anna', 'Via Po 1', phone.value]) expect(known).toContain(text)
  })

  test('the switches let it have addresses, a title and edits before its number is back', async () => {
    const features = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
    const { stage, shop } = await asyncShop(features)
    const [, title] = await shop.titles.list()
    const { key } = await shop.customers.create({ ...ada, addresses: [home] })
    await shop.addresses.create(key, office)
    await shop.titles.add(key, title!.id)
    const customer = await shop.customers.update(key, { firstName: 'Anna' })
    expect(shop.outbox.get()).toEqual([])
    expect(customer).toMatchObject({ status: 'pending', firstName: 'Anna', title: { status: 'pending' } })
    await settle(stage, shop, key)
    const known = await headquartersKnows(stage)
    for (const text of ['Anna', 'Via Po 1', 'Via Roma 2']) expect(known).toContain(text)
  })

  test('need not wait for its number once a switch is turned on', async () => {
    const { stage, shop } = await asyncShop()
    const { key } = await shop.customers.create(ada)
    await shop.addresses.create(key, home, { whenPending: 'wait' })
    await shop.addresses.create(key, office, { whenPending: 'wait' })
    await shop.loyalty.issueCard(key, { whenPending: 'wait' })
    expect(shop.outbox.get().map(({ status }) => status)).toEqual(['waiting', 'waiting', 'waiting'])

    await stage.hq.features.enable('asyncAddresses')
    await shop.refreshChannel()
    await whenStore(shop.outbox, (entries) => entries.length === 1)
    expect(shop.outbox.get()).toMatchObject([{ kind: 'issue-loyalty-card', status: 'waiting' }])
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', addresses: [home, office] })
  })

  test('keeps the keys of its parts when the number arrives', async () => {
    const { stage, shop } = await asyncShop({ asyncAddresses: true })
    const { key } = await shop.customers.create({ ...ada, addresses: [home] })
    const before = await shop.addresses.create(key, office)
    await settle(stage, shop, key)
    await shop.reconcile()
    const after = await shop.customers.get(key)
    expect(after?.addresses.map((address) => address.key)).toEqual(
      before.addresses.map((address) => address.key),
    )
    expect(after?.addresses).toMatchObject([{ status: 'synced' }, { status: 'synced' }])
  })

  test('a waiting entry survives a reload and is carried out by the next visit', async () => {
    const { stage, shop } = await asyncShop()
    const { key } = await shop.customers.create(ada)
    await shop.loyalty.issueCard(key, { whenPending: 'wait' })
    await shop.stop()
    await stage.runJobs()
    const next = stage.openTab({ getIdToken: () => 'ada' })
    await whenStore(next.customers.watch(key), (customer) => customer?.loyaltyCard?.status === 'synced')
  })
})

describe('what a create carries', () => {
  test('in async mode a title is refused before anything is sent, or waits', async () => {
    const { stage, shop } = await asyncShop()
    const [, title] = await shop.titles.list()
    const wanted = { ...ada, titleId: title!.id, contacts: [phone], addresses: [home, office] }
    await expect(shop.customers.create(wanted)).rejects.toMatchObject({
      kind: 'pending',
      code: 'enhanced_creation_off',
    })
    expect(stage.createsSeen()).toBe(0)
    expect(await shop.customers.list()).toEqual([])

    const customer = await shop.customers.create(wanted, { whenPending: 'wait' })
    expect(customer).toMatchObject({
      status: 'pending',
      title: { id: title!.id, status: 'waiting' },
      contacts: [{ ...phone, status: 'waiting' }],
      addresses: [
        { ...home, status: 'pending' },
        { ...office, status: 'waiting' },
      ],
    })
    await settle(stage, shop, customer.key)
    const known = await headquartersKnows(stage)
    for (const text of [phone.value, 'Via Po 1', 'Via Roma 2']) expect(known).toContain(text)
  })

  test('expected sync, came back async: what the channel dropped waits, nothing is lost', async () => {
    const { stage, shop } = await syncShop()
    const [, title] = await shop.titles.list()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
    const customer = await shop.customers.create({ ...ada, titleId: title!.id, contacts: [phone] })
    expect(customer).toMatchObject({
      expectedMode: 'sync',
      status: 'pending',
      title: { status: 'waiting' },
      contacts: [{ status: 'waiting' }],
    })
    await settle(stage, shop, customer.key)
    expect(await headquartersKnows(stage)).toContain(phone.value)
  })

  test('what the channel dropped stays before what was asked for later', async () => {
    const { stage, shop } = await asyncShop()
    const [first, second] = await shop.titles.list()
    stage.network.goOffline()
    const { key, addresses } = await shop.customers.create(
      { ...ada, titleId: first!.id, addresses: [home, office] },
      { whenPending: 'wait' },
    )
    await shop.titles.add(key, second!.id, { whenPending: 'wait' })
    await shop.addresses.update(key, addresses[1]!.key, { street: 'Via Roma 3' }, { whenPending: 'wait' })
    stage.network.goOnline()
    const asWanted = { title: { id: second!.id }, addresses: [home, { ...office, street: 'Via Roma 3' }] }
    const pending = await whenStore(shop.customers.watch(key), (known) => known?.status === 'pending')
    expect(pending).toMatchObject(asWanted)
    await settle(stage, shop, key)
    expect(await shop.customers.get(key)).toMatchObject(asWanted)
    expect(await headquartersKnows(stage)).toContain('Via Roma 3')
  })

  test('expected async, came back sync: the number is there at once', async () => {
    const { stage, shop } = await asyncShop()
    await stage.hq.profile.set({ createCustomersAsync: false })
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ expectedMode: 'async', status: 'synced', mode: 'sync' })
    await whenStore(shop.channel, ({ mode }) => mode === 'sync')
  })
})

describe('what is known of the channel', () => {
  test('a form asks what a new customer may have, and is told in words', async () => {
    const { stage, shop } = await asyncShop()
    expect(shop.decide('add-title')).toMatchObject({
      outcome: 'refuse',
      canWait: true,
      message: /account number/,
    })
    expect(shop.decide('add-title', undefined, { whenPending: 'wait' })).toMatchObject({ outcome: 'wait' })
    await stage.hq.features.enable('enhancedAsyncCreation')
    await shop.refreshChannel()
    expect(shop.decide('add-title')).toEqual({ outcome: 'async' })
  })

  test('the next visit starts with what the last one read, without a network', async () => {
    const { stage, shop } = await asyncShop({ asyncAddresses: true })
    const read = shop.channel.get()
    await shop.stop()
    stage.network.goOffline()
    const next = stage.openTab()
    await next.ready
    expect(next.channel.get()).toEqual({ ...read, source: 'remembered', readAt: expect.any(Number) })
  })

  test('what one tab reads the others know as well', async () => {
    const { stage, shop } = await asyncShop()
    const other = stage.openTab({ getIdToken: () => 'ada' })
    await other.ready
    await other.refreshChannel()
    const { key } = await shop.customers.create(ada)
    await shop.titles.add(key, (await shop.titles.list())[0]!.id, { whenPending: 'wait' })
    await stage.hq.features.enable('asyncAddresses')
    await stage.hq.features.enable('enhancedAsyncCreation')
    await other.refreshChannel()
    await whenStore(shop.channel, ({ switches }) => switches.enhancedAsyncCreation)
    // The one that sends lets go what waited for the switch.
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', title: { status: 'pending' } })
  })

  test('a channel that says little is taken as the options say', async () => {
    const stage = setupStage()
    const fetch = async () => Response.json({ value: [] })
    const assume = { mode: 'async' } as const
    const shop = stage.openTab({ assume }, { fetch })
    expect(await shop.refreshChannel()).toMatchObject({ mode: 'async', source: 'live' })
  })

  test('a channel that answers nothing of it leaves the assumption', async () => {
    const stage = setupStage()
    const fetch = async () => new Response('', { status: 404 })
    const shop = stage.openTab({}, { fetch })
    expect(await shop.refreshChannel()).toMatchObject({ mode: 'sync', source: 'assumed' })
  })
})

describe('out of reach', () => {
  test('everything that is allowed queues behind its customer and arrives in order', async () => {
    const { stage, shop } = await setupShop({ features: { asyncAddresses: true } })
    stage.network.goOffline()
    const { key } = await shop.customers.create(ada)
    const customer = await shop.addresses.create(key, home)
    expect(customer).toMatchObject({ status: 'queued', addresses: [{ ...home, status: 'queued' }] })
    stage.network.goOnline()
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', addresses: [home] })
    await settle(stage, shop, key)
  })

  test('a queued customer is mended before it is sent', async () => {
    const { stage, shop } = await syncShop()
    stage.network.goOffline()
    const { key } = await shop.customers.create(ada)
    const mended = await shop.customers.update(key, { firstName: 'Anna' })
    expect(mended).toMatchObject({ key, status: 'queued', firstName: 'Anna' })
    await expect(shop.customers.amend(key, { lastName: '' })).rejects.toMatchObject({ kind: 'validation' })
    stage.network.goOnline()
    await settle(stage, shop, key)
    expect(await headquartersKnows(stage)).toContain('Anna')
    expect(stage.createsSeen()).toBe(1)
  })
})

describe('what headquarters refuses', () => {
  test('a create is mended and accepted', async () => {
    const { stage, shop } = await syncShop()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const { key } = (await shop.customers.create(ada).catch((error: unknown) => error)) as { key: string }
    expect(shop.decide('create-address', await shop.customers.get(key))).toMatchObject({
      reason: 'customer_refused',
    })
    const mended = await shop.customers.amend(key, { email: 'ada.rossi@example.com' })
    expect(mended).toMatchObject({ key, status: 'synced', email: 'ada.rossi@example.com' })
  })

  test('what is cleared while it is mended stays out', async () => {
    const { stage, shop } = await syncShop()
    const [title] = await shop.titles.list()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const full = { ...ada, titleId: title!.id, addresses: [home] }
    const { key } = await shop.customers.create(full).catch((error: { key: string }) => error)
    const mended = await shop.customers.amend(key, { titleId: '', addresses: [] })
    expect(mended).toMatchObject({ status: 'synced', addresses: [] })
    expect(mended).not.toHaveProperty('title')
    expect(await headquartersKnows(stage)).not.toContain('Via Po 1')
  })

  test('a part is kept with its reason and does not hold back the others', async () => {
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

describe('a lost answer', () => {
  test('of an address is looked up, not sent again', async () => {
    let now = Date.now()
    const stage = setupStage()
    const shop = stage.openTab({ getIdToken: () => 'ada' }, { now: () => now })
    const { key } = await shop.customers.create(ada)
    await stage.hq.faults.add({ on: 'PATCH Customers', kind: 'no-answer', times: 1 })
    const customer = await shop.addresses.create(key, home)
    expect(customer.addresses).toMatchObject([{ status: 'in-doubt' }])
    now += 120_000
    await shop.flush()
    expect((await shop.customers.get(key))?.addresses).toMatchObject([{ ...home, status: 'synced' }])
    const known = await headquartersKnows(stage)
    expect(known.split('"Street":"Via Po 1"')).toHaveLength(2)
  })

  test('of a create by a signed-in shopper is looked up', async () => {
    let now = Date.now()
    const stage = setupStage()
    const shop = stage.openTab({ getIdToken: () => 'ada' }, { now: () => now })
    await shop.refreshChannel()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
    const customer = await shop.customers.create(ada)
    expect(customer.status).toBe('queued')
    now += 120_000
    await shop.flush()
    const found = await shop.customers.get(customer.key)
    expect(found).toMatchObject({ status: 'synced' })
    expect(accountLabel(found!)).toMatch(/^\d+$/)
    expect(stage.createsSeen()).toBe(1)
  })

  test('of a create by a guest, who may not search, is left to a person', async () => {
    let now = Date.now()
    const stage = setupStage()
    const shop = stage.openTab({}, { now: () => now })
    await shop.refreshChannel()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
    await shop.customers.create(ada)
    now += 120_000
    await shop.flush()
    const [entry] = shop.outbox.get()
    expect(entry).toMatchObject({ status: 'in-doubt' })
    expect(entry).not.toHaveProperty('nextAttemptAt')
    await shop.outbox.resolve(entry!.id, 'resend')
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(stage.createsSeen()).toBe(2)
  })

  test('an edit of a customer whose create is in doubt follows it', async () => {
    let now = Date.now()
    const stage = setupStage()
    const shop = stage.openTab({ getIdToken: () => 'ada' }, { now: () => now })
    await shop.refreshChannel()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
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
    expect(await headquartersKnows(stage)).toContain('Eva')
    expect(stage.createsSeen()).toBe(1)
  })

  test('of an edit is simply sent again: it changes nothing twice', async () => {
    const { stage, shop } = await syncShop()
    const { key } = await shop.customers.create(ada)
    await stage.hq.faults.add({ on: 'PATCH Customers', kind: 'no-answer', times: 1 })
    await shop.customers.update(key, { firstName: 'Anna' })
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await shop.customers.get(key)).toMatchObject({ firstName: 'Anna', edits: [] })
  })
})

test('countries and provinces come from the channel, and are remembered', async () => {
  const { stage, shop } = await syncShop()
  const countries = await shop.addresses.countries()
  expect(countries.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['ITA', 'USA', 'DEU', 'FRA', 'GBR', 'JPN']),
  )
  expect(countries.find(({ code }) => code === 'JPN')?.fields[0]).toBe('zipCode')
  const states = await shop.addresses.states('ITA')
  expect(states).toContainEqual({ code: 'TO', name: 'Torino' })
  stage.network.goOffline()
  expect(await shop.addresses.states('ITA')).toEqual(states)
  expect(await shop.addresses.countries()).toEqual(countries)
})
