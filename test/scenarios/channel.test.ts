import { describe, expect, test } from 'vitest'
import { countries as shippedTo } from '../../mocks/reference-data/countries.ts'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, syncShop, asyncShop, shopperAda } from './shop.ts'

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
    const other = harness.openTab({ shopper: shopperAda })
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

test('reads countries and provinces from the channel, and remembers them offline', async () => {
  const { harness, shop } = await syncShop()
  const countries = await shop.addresses.countries()
  // Those that the channel ships to, and not all that the SDK knows.
  expect(countries.map(({ code }) => code)).toEqual(shippedTo.map(({ id }) => id))
  expect(countries.find(({ code }) => code === 'JPN')?.fields[0]).toBe('zipCode')
  const states = await shop.addresses.states('ITA')
  expect(states).toContainEqual({ code: 'TO', name: 'Torino' })
  harness.network.goOffline()
  expect(await shop.addresses.states('ITA')).toEqual(states)
  expect(await shop.addresses.countries()).toEqual(countries)
})

test('lists the titles of the last visit while offline', async () => {
  const harness = setupHarness()
  const shop = harness.openTab()
  const titles = await shop.titles.list()
  harness.network.goOffline()
  expect(await shop.titles.list()).toEqual(titles)
  expect(titles.length).toBeGreaterThan(0)
})
