import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home } from './shop.ts'

const titled = { ...ada, titleId: '1' }

/** A strict headquarters in async mode, and a device that has never read its channel. */
async function setupFirstVisit(features = {}) {
  const harness = setupHarness({
    profile: { createCustomersAsync: true },
    features,
  })
  const token = await harness.hq.identities.signIn({ sub: 'ada', email: ada.email })
  const shopper = { id: 'ada', getIdToken: () => token }
  return { harness, shopper }
}

async function customersInChannel(harness: ReturnType<typeof setupHarness>): Promise<number> {
  return (await harness.hq.tables.read()).channel.asyncCustomers.length
}

/** Holds every answer to the question for the configuration until it is released. */
function holdConfiguration(harness: ReturnType<typeof setupHarness>) {
  let release = () => {}
  const released = new Promise<void>((resolve) => (release = resolve))
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.url.includes('GetOrgUnitConfiguration')) await released
    return harness.hq.fetch(request)
  }
  return { fetch, release }
}

describe('the first decision on a device', () => {
  test('refuses what the channel does not allow, as soon as it was read, and keeps nothing', async () => {
    const { harness, shopper } = await setupFirstVisit()
    const shop = harness.openTab({ shopper })
    expect(shop.decide('add-title')).toMatchObject({ outcome: 'sync', assumed: true })
    await expect(shop.customers.create(titled)).rejects.toMatchObject({
      kind: 'pending',
      code: 'enhanced_creation_off',
    })
    expect(shop.outbox.get()).toEqual([])
    expect(await shop.customers.list()).toEqual([])
    expect(harness.createRequestCount()).toBe(0)
    expect(shop.decide('add-title')).not.toHaveProperty('assumed')
  })

  test('lets what the channel does not allow wait, if the site wants it', async () => {
    const { harness, shopper } = await setupFirstVisit()
    const shop = harness.openTab({ shopper })
    const customer = await shop.customers.create(titled, { whenPending: 'wait' })
    expect(customer).toMatchObject({ status: 'pending', title: { id: '1', status: 'waiting' } })
  })

  test('allows what the channel allows: another device adds an address to a pending customer', async () => {
    const { harness, shopper } = await setupFirstVisit({ asyncAddresses: true })
    await harness.openTab({ shopper }).customers.create(ada)
    const laptop = harness.openTab({ shopper, baseUrl: `https://laptop-${crypto.randomUUID()}.example/` })
    const { key = '' } = (await laptop.customers.load()) ?? {}
    const customer = await laptop.addresses.create(key, home)
    expect(customer).toMatchObject({ status: 'pending', addresses: [{ status: 'pending' }] })
  })

  test('refuses an edit that the channel does not allow, and keeps nothing', async () => {
    const { harness, shopper } = await setupFirstVisit()
    await harness.openTab({ shopper }).customers.create(ada)
    const laptop = harness.openTab({ shopper, baseUrl: `https://laptop-${crypto.randomUUID()}.example/` })
    const { key = '' } = (await laptop.customers.load()) ?? {}
    await expect(laptop.customers.update(key, { firstName: 'Eva' })).rejects.toMatchObject({
      kind: 'pending',
      kept: false,
    })
    expect(laptop.outbox.get()).toEqual([])
    expect(await laptop.customers.get(key)).toMatchObject({ firstName: 'Ada', edits: [] })
  })

  test('is made later when the channel does not say its mode in time: until then nothing is sent', async () => {
    const { harness, shopper } = await setupFirstVisit()
    const { fetch, release } = holdConfiguration(harness)
    const shop = harness.openTab({ shopper, answerTimeoutMs: 50 }, { fetch })
    const { key, status } = await shop.customers.create(titled)
    expect(status).toBe('queued')
    expect(await customersInChannel(harness)).toBe(0)
    release()
    // The verb has resolved: what the rule refuses now is kept, and says so.
    const [entry] = await whenStore(shop.outbox, ([first]) => first?.status === 'refused')
    expect(entry).toMatchObject({ customerKey: key, failure: { code: 'enhanced_creation_off' } })
    expect(await customersInChannel(harness)).toBe(0)
    await shop.customers.amend(key, { titleId: '' })
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(await customersInChannel(harness)).toBe(1)
  })

  test('is recorded before the channel is asked: a page that is closed meanwhile loses nothing', async () => {
    const { harness, shopper } = await setupFirstVisit()
    const { fetch } = holdConfiguration(harness)
    const shop = harness.openTab({ shopper, answerTimeoutMs: 3_600_000 }, { fetch })
    const created = shop.customers.create(ada).catch(() => undefined)
    await whenStore(shop.outbox, (entries) => entries.length === 1)
    await shop.stop()
    await created
    const next = harness.openTab({ shopper })
    await next.flush()
    expect(await customersInChannel(harness)).toBe(1)
    expect(await next.customers.list()).toMatchObject([{ status: 'pending' }])
  })

  test('is async when the channel is unreachable, and only then', async () => {
    const { harness, shopper } = await setupFirstVisit()
    await harness.hq.profile.set({ createCustomersAsync: false })
    harness.network.dropRequests()
    const shop = harness.openTab({ shopper })
    const { key } = await shop.customers.create(ada)
    harness.network.goOnline()
    await shop.flush()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending', mode: 'async' })
    const { channel } = await harness.hq.tables.read()
    expect(channel.asyncCustomers).toMatchObject([{ reason: 'asked' }])
  })
})
