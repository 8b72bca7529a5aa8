import type { Customer, CustomerKey } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, shopperAda } from './shop.ts'

describe('later visits and other tabs', () => {
  test('keeps a pending customer across a reload, and receives its account number', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const first = harness.openTab()
    const { key } = await first.customers.create(ada)
    await first.stop()
    await harness.runJobs()

    const second = harness.openTab()
    await second.ready
    expect(second.customers.all.get()).toMatchObject([{ key, firstName: 'Ada' }])
    expect(await second.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

  test('sends a customer that was recorded offline on the next visit', async () => {
    const harness = setupHarness()
    const first = harness.openTab()
    harness.network.goOffline()
    const { key } = await first.customers.create(ada)
    await first.stop()
    harness.network.goOnline()

    const second = harness.openTab()
    await whenStore(second.customers.watch(key), (customer) => customer?.status === 'pending')
    expect(harness.createRequestCount()).toBe(1)
  })

  test('sends a postponed customer on the next visit although the clock was set back', async () => {
    const harness = setupHarness()
    const first = harness.openTab({}, { now: () => Date.now() + 36_000_000 })
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
    const { key } = await first.customers.create(ada)
    await first.stop()

    const second = harness.openTab()
    expect(await second.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

  test('takes over what another tab has read of the channel although the clock was set back', async () => {
    let now = Date.now()
    const harness = setupHarness()
    // A tab reads the channel when it opens, too: no two readings have the same time.
    const tabs = [1, 2].map(() => harness.openTab({}, { now: () => now++ }))
    for (const tab of tabs) await tab.ready.then(() => tab.refreshChannel())
    now -= 86_400_000
    await harness.hq.profile.set({ createCustomersAsync: true })
    await tabs[0]?.refreshChannel()
    await expect.poll(() => tabs[1]?.channel.get().mode).toBe('async')
  })

  test('shows every change in a second tab, which records customers while the first one leads', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const first = harness.openTab()
    await first.customers.create(ada)
    const second = harness.openTab()
    const bruno = await second.customers.create({ ...ada, firstName: 'Bruno' })
    expect(bruno.status).toBe('pending')
    await whenStore(first.customers.all, (all) => all.length === 2)
    await harness.runJobs()
    await Promise.all([first.customers.whenSynced(bruno.key), second.customers.whenSynced(bruno.key)])
    expect(harness.createRequestCount()).toBe(2)
  })

  test('sends from the second tab after the leader was closed', async () => {
    const harness = setupHarness()
    const first = harness.openTab()
    await first.customers.create(ada)
    const second = harness.openTab()
    await second.ready
    await first.stop()
    expect(await second.customers.create({ ...ada, firstName: 'Bruno' })).toMatchObject({ status: 'synced' })
  })

  test('hides customers from another shopper on the same device', async () => {
    const harness = setupHarness()
    await harness.openTab({ shopper: shopperAda }).customers.create(ada)
    expect(
      await harness.openTab({ shopper: { id: 'bruno', getIdToken: () => 'bruno' } }).customers.list(),
    ).toEqual([])
  })

  test('removes all customers from every tab on forget()', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const first = harness.openTab()
    const second = harness.openTab()
    await first.customers.create(ada)
    await whenStore(second.customers.all, (all: readonly Customer[]) => all.length === 1)
    await first.forget()
    await whenStore(second.customers.all, (all: readonly Customer[]) => all.length === 0)
    expect(await first.customers.list()).toEqual([])
  })
})

test('flush() and reconcile() resolve when their result is shown, however long showing takes', async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  let openMs = 0
  // Each look at this clock is five seconds after the last one, and no pause ever ends.
  const shop = harness.openTab({}, { openMs: () => (openMs += 5_000), after: () => () => {} })
  await shop.refreshChannel()
  harness.network.goOffline()
  const { key } = await shop.customers.create(ada)
  harness.network.goOnline()
  await shop.flush()
  expect(shop.customers.watch(key).get()).toMatchObject({ status: 'pending' })
  expect(shop.outbox.get()).toEqual([])
  await harness.runJobs()
  await shop.reconcile()
  expect(shop.customers.watch(key).get()).toMatchObject({ status: 'synced' })
})

test('a verb that is called after stop() tells the developer what to do', async () => {
  const shop = setupHarness().openTab()
  await shop.stop()
  const remedy = { name: 'TypeError', message: expect.stringContaining('createCommerce()') }
  for (const verb of [
    () => shop.customers.create(ada),
    () => shop.customers.list(),
    () => shop.customers.whenSynced('a-key' as CustomerKey),
    () => shop.outbox.retry('an-id'),
    () => shop.addresses.countries(),
    () => shop.refreshChannel(),
    () => shop.forget(),
  ])
    await expect(verb()).rejects.toMatchObject(remedy)
})

test('watch() returns the same store for the same key, and another one for another', () => {
  const { customers } = setupHarness().openTab()
  const [key, other] = ['a-key', 'another'] as CustomerKey[]
  const store = customers.watch(key!)
  expect(customers.watch(key!)).toBe(store)
  expect(customers.watch(other!)).not.toBe(store)
})
