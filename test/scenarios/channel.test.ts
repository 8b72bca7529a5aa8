import { createCommerce, type CommerceOptions, type Diagnostic } from 'pending-sync'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { deliveryCountries as shippedTo } from '../../mocks/reference-data/countries.ts'
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

describe('a mistake in the set-up is reported to the developer', () => {
  async function diagnose(options: Partial<CommerceOptions>, answer?: (request: Request) => Response) {
    const diagnostics: Diagnostic[] = []
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    onTestFinished(() => said.mockRestore())
    const harness = setupHarness()
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init)
      return answer ? answer(request) : harness.hq.fetch(request)
    }
    const onDiagnostic = (diagnostic: Diagnostic) => void diagnostics.push(diagnostic)
    const shop = harness.openTab({ ...options, onDiagnostic }, { fetch })
    for (let times = 0; times < 3; times += 1) await shop.refreshChannel()
    const details = diagnostics
      .filter(({ code }) => code === 'channel-unreadable')
      .map(({ detail }) => detail)
    return { details, said: said.mock.calls.flat() }
  }

  test('a wrong operating unit number, once', async () => {
    const { details, said } = await diagnose({ operatingUnitNumber: '999' })
    expect(details).toEqual([expect.stringContaining('Check `operatingUnitNumber`, which is "999"')])
    expect(said).toEqual([expect.stringContaining('https://')])
  })

  test('something that is not a channel, once', async () => {
    const page = () => new Response('<h1>Welcome</h1>', { headers: { 'Content-Type': 'text/html' } })
    const { details, said } = await diagnose({}, page)
    expect(details).toEqual([expect.stringContaining('Check `baseUrl`')])
    expect(said).toHaveLength(1)
  })

  test('a channel that does not allow the origin of the page, as a diagnostic only', async () => {
    const { details, said } = await diagnose({}, () => {
      throw new TypeError('Failed to fetch')
    })
    expect(details).toEqual([expect.stringContaining('CORS')])
    expect(said).toEqual([])
  })

  test('nothing while the device is offline', async () => {
    const diagnostics: Diagnostic[] = []
    const harness = setupHarness()
    harness.network.goOffline()
    const shop = harness.openTab({ onDiagnostic: (diagnostic) => void diagnostics.push(diagnostic) })
    await shop.refreshChannel()
    expect(diagnostics).toEqual([])
  })

  test.each([
    ['https://example.com/Commerce/', 'Commerce/'],
    ['https://example.com/commerce', 'Commerce/'],
    ['example.com', 'https://'],
    ['ftp://example.com/', 'https://'],
  ])('the root %s', (baseUrl, named) => {
    expect(() => createCommerce({ baseUrl, operatingUnitNumber: '068' })).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(named) }),
    )
  })

  test('no options at all', () => {
    const mistakes = [undefined, null, 'https://example.com/']
    for (const options of mistakes)
      expect(() => createCommerce(options as never)).toThrow(
        expect.objectContaining({ name: 'TypeError', message: expect.stringContaining('baseUrl') }),
      )
  })
})
