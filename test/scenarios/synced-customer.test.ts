import { describe, expect, test } from 'vitest'
import { whenStore } from '../support/harness.ts'
import { ada, home, office, phone, syncShop, setupShop, headquartersText } from './shop.ts'

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
    // The address inherited the phone when it was created, and keeps it.
    expect(tables).toContain('"Phone":"","Cellphone":""')
    expect(tables).not.toContain('Scala B')
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

describe('a channel without multiple contacts', () => {
  test.each(['synced', 'pending'] as const)('refuses a second contact of a %s customer', async (status) => {
    const createCustomersAsync = status === 'pending'
    const features = { multipleContacts: false, enhancedAsyncCreation: true }
    const { shop } = await setupShop(
      { profile: { createCustomersAsync }, features },
      { asyncRules: { secondaryContacts: true } },
    )
    const refusal = {
      kind: 'refused',
      code: 'multiple_contacts_off',
      message: 'This store keeps one e-mail and one phone for each customer.',
    }
    const wait = { whenPending: 'wait' } as const
    const whole = { ...ada, contacts: [phone] }
    await expect(shop.customers.create(whole, wait)).rejects.toMatchObject(refusal)
    expect(await shop.customers.list()).toEqual([])
    const customer = await shop.customers.create(ada)
    expect(customer.status).toBe(status)
    expect(shop.decide('add-contact', customer, wait)).toMatchObject({ outcome: 'refuse', canWait: false })
    await expect(shop.contacts.add(customer.key, phone, wait)).rejects.toMatchObject(refusal)
    expect(shop.outbox.get()).toEqual([])
  })

  test('refuses a contact that was recorded before the switch was off, and the entry says so', async () => {
    const { harness, shop } = await syncShop()
    const { key } = await shop.customers.create({ ...ada, phone: '+39 011 111' })
    harness.network.goOffline()
    await shop.contacts.add(key, phone)
    await harness.hq.features.disable('multipleContacts')
    harness.network.goOnline()
    const refused = await whenStore(shop.outbox, ([entry]) => entry?.status === 'refused')
    expect(refused).toMatchObject([
      { failure: { resourceId: 'Microsoft_Dynamics_Commerce_Runtime_MultipleContactsNotSupported' } },
    ])
  })
})

test('with async editing, everything but a loyalty card is saved without a call to headquarters', async () => {
  const features = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
  const { harness, shop } = await setupShop({ features })
  const [title] = await shop.titles.list()
  const { key, addresses } = await shop.customers.create({ ...ada, addresses: [home] })
  const addressKey = addresses[0]!.key
  const customer = await shop.customers.get(key)
  const kinds = ['edit-customer', 'edit-address', 'add-title', 'add-affiliation', 'add-contact'] as const
  for (const kind of kinds) expect(shop.decide(kind, customer)).toEqual({ outcome: 'async' })
  expect(shop.decide('issue-loyalty-card', customer)).toEqual({ outcome: 'sync' })
  // Headquarters does not answer any more.
  await harness.hq.faults.add({ on: '*', kind: 'real-time-failure' })
  await shop.customers.update(key, { firstName: 'Ada Maria' })
  await shop.addresses.update(key, addressKey, { street: 'Via Po 2' })
  await shop.titles.add(key, title!.id)
  await shop.affiliations.add(key, '68719476742')
  await shop.contacts.add(key, phone)
  expect(shop.outbox.get()).toEqual([])
  expect(await headquartersText(harness)).not.toContain('Ada Maria')
  await harness.runJobs()
  const tables = await headquartersText(harness)
  for (const text of ['Ada Maria', 'Via Po 2', phone.value, '68719476742']) expect(tables).toContain(text)
})
