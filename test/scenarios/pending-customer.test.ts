import { italian } from 'pending-sync/messages/it'
import { describe, expect, test } from 'vitest'
import { whenStore } from '../support/harness.ts'
import {
  ada,
  home,
  office,
  phone,
  asyncShop,
  setupShop,
  headquartersText,
  untilSynced,
  shopperAda,
} from './shop.ts'

describe('a pending customer', () => {
  test('rejects everything that needs an account number, with a code and an Italian message', async () => {
    const { shop } = await setupShop(
      { profile: { createCustomersAsync: true } },
      { locale: 'it', messages: { it: italian } },
    )
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

  test('marks an address as deactivated until headquarters has removed it', async () => {
    const { harness, shop } = await asyncShop({ asyncAddresses: true })
    const { key } = await shop.customers.create({ ...ada, addresses: [home] })
    const { addresses } = await shop.addresses.create(key, office)
    expect(addresses.map(({ isDeactivated }) => isDeactivated)).toEqual([undefined, undefined])
    const leaving = await shop.addresses.deactivate(key, addresses[0]!.key, { whenPending: 'wait' })
    const deactivated = { ...home, status: 'waiting', isDeactivated: true }
    expect(leaving.addresses).toMatchObject([deactivated, office])
    await shop.outbox.discard(leaving.addresses[0]!.entryId!)
    expect((await shop.customers.get(key))?.addresses[0]).not.toHaveProperty('isDeactivated')

    await shop.addresses.deactivate(key, addresses[0]!.key, { whenPending: 'wait' })
    await untilSynced(harness, shop, key)
    expect(await shop.customers.get(key)).toMatchObject({ addresses: [{ ...office, status: 'synced' }] })
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
    const next = harness.openTab({ shopper: shopperAda })
    await whenStore(next.customers.watch(key), (customer) => customer?.loyaltyCard?.status === 'synced')
  })
})
