import { accountLabel } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home, syncShop, setupShop, headquartersText, untilSynced } from './shop.ts'

describe('while the channel is unreachable', () => {
  test.each(['goOffline', 'dropRequests'] as const)(
    'keeps a customer, and sends it as async when the channel is reachable again (%s)',
    async (interrupt) => {
      const harness = setupHarness()
      const shop = harness.openTab()
      await shop.ready
      harness.network[interrupt]()
      const customer = await shop.customers.create(ada)
      expect(customer.status).toBe('queued')
      expect(accountLabel(customer)).toBe('Pending sync')
      await whenStore(shop.status, ({ state }) => state === 'offline')

      harness.network.goOnline()
      const pending = await whenStore(
        shop.customers.watch(customer.key),
        (known) => known?.status === 'pending',
      )
      expect(pending).toMatchObject({ mode: 'async', expectedMode: 'sync' })
      await harness.runJobs()
      expect(await shop.customers.whenSynced(customer.key)).toMatchObject({ status: 'synced' })
      expect(harness.createRequestCount()).toBe(1)
    },
  )

  test('sends all queued customers as soon as the device is online again', async () => {
    const harness = setupHarness()
    // The clock stands still, so that no backoff can end: only the event of coming online can send them.
    const shop = harness.openTab({}, { now: () => 1_700_000_000_000 })
    await shop.ready
    harness.network.goOffline()
    for (let person = 0; person < 15; person += 1)
      await shop.customers.create({ ...ada, firstName: `Ada ${person}` })
    await whenStore(shop.outbox, (entries) =>
      entries.every(({ nextAttemptAt }) => nextAttemptAt !== undefined),
    )
    harness.network.goOnline()
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(harness.createRequestCount()).toBe(15)
  })

  test('trusts an answer more than a device that says it is offline', async () => {
    const harness = setupHarness({ profile: { filterSharedCustomerData: true } })
    const shop = harness.openTab({}, { isOnline: () => false })
    await shop.refreshChannel()
    expect(shop.status.get().state).toBe('idle')
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
    expect(harness.createRequestCount()).toBe(1)
  })

  test('refuses to create a customer if the channel filters shared customer data tables', async () => {
    const harness = setupHarness({ profile: { filterSharedCustomerData: true } })
    const shop = harness.openTab()
    await shop.refreshChannel()
    harness.network.goOffline()
    expect(shop.decide('create-customer')).toMatchObject({
      outcome: 'refuse',
      reason: 'offline_creation_off',
    })
    await expect(shop.customers.create(ada)).rejects.toMatchObject({
      kind: 'refused',
      code: 'offline_creation_off',
    })
    expect(await shop.customers.list()).toEqual([])
  })

  test('retries a create after the channel was busy', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 2 })
    const { key } = await shop.customers.create(ada)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'queued' })
    const [entry] = shop.outbox.get()
    expect(entry).toMatchObject({ failure: { code: 'channel_busy' }, attempts: 1 })
    expect(await shop.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

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
    await expect(shop.customers.amend(key, { firstName: '', lastName: '' })).rejects.toMatchObject({
      kind: 'validation',
    })
    harness.network.goOnline()
    await untilSynced(harness, shop, key)
    expect(await headquartersText(harness)).toContain('Anna')
    expect(harness.createRequestCount()).toBe(1)
  })
})
