import { createCommerce } from 'pending-sync'
import { createHeadquarters } from 'pending-sync/mocks'
import { createTestShop, type TestShopOptions } from 'pending-sync/testing'
import { expect, onTestFinished, test } from 'vitest'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const minuteMs = 60_000

async function openShop(options?: TestShopOptions) {
  const shop = await createTestShop(options)
  onTestFinished(shop.dispose)
  return shop
}

test('a customer of async mode is synced when the jobs have run', async () => {
  const shop = await openShop({ profile: 'async' })
  const customer = await shop.commerce.customers.create(ada)
  expect(customer.status).toBe('pending')
  await shop.runJobs()
  expect(await shop.commerce.customers.get(customer.key)).toMatchObject({
    status: 'synced',
    accountNumber: expect.stringMatching(/^\d{6}$/),
  })
})

test('a customer of sync mode has an account number at once', async () => {
  const shop = await openShop()
  expect(await shop.commerce.customers.create(ada)).toMatchObject({ status: 'synced' })
})

test('nothing of one test shop is in the next', async () => {
  const first = await createTestShop()
  await first.commerce.customers.create(ada)
  await first.dispose()
  const second = await openShop()
  expect(await second.commerce.customers.list()).toEqual([])
  expect((await second.headquarters.tables.read()).headquarters.customers).toEqual([])
})

test('two test shops at the same time do not see each other', async () => {
  const [first, second] = await Promise.all([openShop(), openShop()])
  await first.commerce.customers.create(ada)
  await Promise.all([first.settled(), second.settled()])
  expect(first.commerce.customers.all.get()).toHaveLength(1)
  expect(second.commerce.customers.all.get()).toEqual([])
})

test('leaves no storage behind', async () => {
  {
    await using shop = await createTestShop({ profile: 'async' })
    await shop.commerce.customers.create(ada)
    expect(globalThis.indexedDB).toBeDefined()
  }
  expect(globalThis.indexedDB).toBeUndefined()
})

test('what is created offline is sent when the device is online again', async () => {
  const shop = await openShop()
  await shop.goOffline()
  const customer = await shop.commerce.customers.create(ada)
  expect(customer.status).toBe('queued')
  await shop.goOnline()
  await shop.advance(minuteMs)
  expect(await shop.commerce.customers.get(customer.key)).toMatchObject({ status: 'pending' })
  await shop.runJobs()
  expect(await shop.commerce.customers.get(customer.key)).toMatchObject({ status: 'synced' })
})

test('a shopper whose answer was lost has one customer', async () => {
  const shop = await openShop()
  const tab = await shop.openTab({ shopper: await shop.signIn({ email: 'ada@example.com' }) })
  await shop.loseNextAnswer()
  const customer = await tab.customers.create(ada)
  expect(tab.status.get().inDoubt).toBe(1)
  await shop.advance(10 * minuteMs)
  expect(await tab.customers.get(customer.key)).toMatchObject({ status: 'synced' })
  expect((await shop.headquarters.tables.read()).headquarters.customers).toHaveLength(1)
})

test('a back-off ends when the time has moved, and not before', async () => {
  const shop = await openShop()
  await shop.headquarters.faults.add({ on: 'POST Customers', kind: 'status', times: 1 })
  const customer = await shop.commerce.customers.create(ada)
  await shop.settled()
  expect(await shop.commerce.customers.get(customer.key)).toMatchObject({ status: 'queued' })
  await shop.advance(minuteMs)
  expect((await shop.commerce.customers.get(customer.key))?.status).not.toBe('queued')
})

test('scheduled jobs run, and account numbers arrive, while the time moves', async () => {
  const shop = await openShop({ profile: 'async' })
  for (const job of ['P-job', 'synchronize-customers', '1010'] as const)
    await shop.headquarters.jobs.schedule(job, { everyMs: minuteMs })
  const customer = await shop.commerce.customers.create(ada)
  await shop.advance(30 * minuteMs)
  expect(await shop.commerce.customers.get(customer.key)).toMatchObject({ status: 'synced' })
})

test('an answer that takes a minute is held until the time has moved', async () => {
  const shop = await openShop({ commerce: { answerTimeoutMs: 5_000 } })
  await shop.headquarters.faults.add({ on: 'POST Customers', kind: 'slow', ms: minuteMs / 2 })
  const creating = shop.commerce.customers.create(ada)
  await shop.advance(6_000)
  const customer = await creating
  expect(customer.status).toBe('queued')
  await shop.advance(minuteMs)
  expect((await shop.commerce.customers.get(customer.key))?.status).toBe('synced')
})

test('tabs of one device see the same customers, and one of them sends', async () => {
  const shop = await openShop()
  const second = await shop.openTab()
  await second.customers.create(ada)
  await shop.settled()
  expect(shop.commerce.customers.all.get()).toMatchObject([{ name: 'Ada Rossi' }])
  await shop.commerce.stop()
  const another = await second.customers.create({ firstName: 'Grace', lastName: 'Hopper' })
  expect(another.status).toBe('synced')
  const requests = shop.headquarters.log.get().filter((entry) => entry.kind === 'request')
  expect(requests.filter(({ operation }) => operation === 'POST Customers')).toHaveLength(2)
})

test('a token that takes real time is not late, although the time moves', async () => {
  const shop = await openShop()
  const ada = await shop.signIn({ email: 'ada@example.com' })
  const getIdToken: typeof ada.getIdToken = async (context) => {
    await new Promise((resolve) => setTimeout(resolve, 20))
    return ada.getIdToken(context)
  }
  const tab = await shop.openDevice().openTab({ shopper: { id: ada.id, getIdToken } })
  void tab.customers.create({ firstName: 'Ada', email: 'ada@example.com' })
  await shop.advance(10_000)
  expect(tab.outbox.get()).toEqual([])
})

test('a second device knows the shopper by the headquarters only', async () => {
  const shop = await openShop()
  const shopper = await shop.signIn({ email: 'ada@example.com' })
  const first = await shop.openTab({ shopper })
  await first.customers.create(ada)
  const device = shop.openDevice()
  const second = await device.openTab({ shopper: await shop.signIn({ email: 'ada@example.com' }) })
  expect(await second.customers.list()).toEqual([])
  expect(await second.customers.load()).toMatchObject({ name: 'Ada Rossi', status: 'synced' })
  await device.goOffline()
  expect(second.status.get().state).toBe('offline')
  expect(first.status.get().state).toBe('idle')
})

test('the time of the shop is the time of its headquarters', async () => {
  const shop = await openShop({ now: Date.UTC(2026, 0, 1) })
  await shop.advance(1_000)
  expect(shop.headquarters.clock.now()).toBe(Date.UTC(2026, 0, 1, 0, 0, 1))
})

test('a fetch of the shop stands between a tab and its network', async () => {
  const shop = await openShop()
  const paths: string[] = []
  const tab = await shop.openTab({
    fetch: async (input, init) => {
      const request = new Request(input, init)
      paths.push(new URL(request.url).pathname)
      return shop.headquarters.fetch(request)
    },
  })
  await tab.refreshChannel()
  expect(paths).toContain('/Commerce/OrgUnits/GetOrgUnitConfiguration')
})

test('the fetch of a headquarters fits the option of a commerce', () => {
  const { fetch } = createHeadquarters()
  const commerce = createCommerce({ baseUrl: 'https://example.com/', operatingUnitNumber: '068', fetch })
  onTestFinished(commerce.stop)
})
