import { describe, expect, test } from 'vitest'
import { setupHarness } from '../support/harness.ts'
import { ada, home, office } from './shop.ts'

const signIn = { kind: 'sign-in', code: 'token_needed' }

/** A guest with a customer that the channel has accepted. */
async function setupGuest(createCustomersAsync: boolean) {
  const harness = setupHarness({ profile: { createCustomersAsync } })
  const shop = harness.openTab()
  await shop.refreshChannel()
  const customer = await shop.customers.create({ ...ada, addresses: [home] })
  return { harness, shop, customer }
}

describe.each([
  ['synced', false],
  ['pending', true],
])('a guest with a %s customer', (_status, isAsync) => {
  test.each([
    ['add an address', 'create-address'],
    ['change the name', 'edit-customer'],
    ['add a title', 'add-title'],
    ['have a loyalty card', 'issue-loyalty-card'],
  ] as const)('is told to sign in to %s, before anything is sent', async (_what, kind) => {
    const { harness, shop, customer } = await setupGuest(isAsync)
    const before = harness.hq.log.get().length
    const verbs = {
      'create-address': () => shop.addresses.create(customer.key, office, { whenPending: 'wait' }),
      'edit-customer': () =>
        shop.customers.update(customer.key, { firstName: 'Eva' }, { whenPending: 'wait' }),
      'add-title': () => shop.titles.add(customer.key, '1', { whenPending: 'wait' }),
      'issue-loyalty-card': () => shop.loyalty.issueCard(customer.key, { whenPending: 'wait' }),
    }
    expect(shop.decide(kind, customer)).toMatchObject({ outcome: 'refuse', reason: 'token_needed' })
    await expect(verbs[kind]()).rejects.toMatchObject(signIn)
    expect(shop.outbox.get()).toEqual([])
    expect(harness.hq.log.get().length).toBe(before)
  })
})

test('a guest corrects a create that no channel has accepted', async () => {
  const harness = setupHarness()
  const shop = harness.openTab()
  await shop.refreshChannel()
  harness.network.goOffline()
  const { key } = await shop.customers.create(ada)
  await shop.customers.update(key, { firstName: 'Eva' })
  harness.network.goOnline()
  await shop.flush()
  await harness.runJobs()
  const { headquarters } = await harness.hq.tables.read()
  expect(headquarters.customers).toMatchObject([{ customer: { FirstName: 'Eva' } }])
})

test("a part that a guest's create cannot include is refused, even with whenPending: wait", async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  const shop = harness.openTab()
  await shop.refreshChannel()
  const create = shop.customers.create({ ...ada, titleId: '1' }, { whenPending: 'wait' })
  await expect(create).rejects.toMatchObject({ kind: 'refused', code: 'enhanced_creation_off' })
  expect(harness.createRequestCount()).toBe(0)
})

test("a part of a shopper's create may wait", async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  const shop = harness.openTab({ shopper: { id: 'ada', getIdToken: () => 'ada' } })
  await shop.refreshChannel()
  const customer = await shop.customers.create({ ...ada, titleId: '1' }, { whenPending: 'wait' })
  expect(customer).toMatchObject({ title: { status: 'waiting' } })
})
