import { accountLabel } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home, syncShop, headquartersText, shopperAda } from './shop.ts'

describe('lost answers', () => {
  test('looks up an address, and does not resend it', async () => {
    let now = Date.now()
    const harness = setupHarness()
    const shop = harness.openTab({ shopper: shopperAda }, { now: () => now })
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
    const shop = harness.openTab({ shopper: shopperAda }, { now: () => now })
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
    const shop = harness.openTab({ shopper: shopperAda }, { now: () => now })
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

  test('keeps a create with an unreadable answer in doubt, and does not resend it', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'garbage', times: 1 })
    const customer = await shop.customers.create(ada)
    expect(customer.status).toBe('queued')
    expect(shop.outbox.get()).toMatchObject([{ status: 'in-doubt', failure: { code: 'answer_unreadable' } }])
    await shop.flush()
    expect(harness.createRequestCount()).toBe(1)
  })
})
