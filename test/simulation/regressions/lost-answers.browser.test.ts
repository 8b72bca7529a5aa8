import { expect, test } from 'vitest'
import { setupSimulation, ada, statuses } from './setup.ts'

test('a create that the channel is still processing is not sent again', async () => {
  // 1. A gateway times out while the channel is still processing the create.
  // 2. A lookup does not find the customer yet.
  // 3. The channel finishes, and a later lookup finds the customer.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('still-working')
  await commerce.customers.create(ada)
  await simulation.advance(30_000)
  await expect.poll(() => statuses(commerce)).toEqual(['in-doubt'])
  simulation.channel.finishWork()
  const later = () => simulation.advance(30_000).then(() => statuses(commerce))
  await expect.poll(later).toEqual([])
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('an answer that the device could not store is looked up', async () => {
  // 1. A create is sent, and the channel holds its answer.
  // 2. The disk becomes full, so that the answer cannot be stored.
  // 3. The disk has space again.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.ready
  simulation.channel.holdAnswers()
  void commerce.customers.create(ada)
  await simulation.channel.until(({ held }) => held === 1)
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === 'readwrite') throw new DOMException('The disk is full.', 'QuotaExceededError')
    return transaction.call(this, names, mode, options)
  }
  simulation.channel.releaseAnswers()
  await simulation.whenIdle()
  IDBDatabase.prototype.transaction = transaction
  expect(statuses(commerce)).toEqual(['sending'])
  await simulation.advance(120_000)
  expect(statuses(commerce)).toEqual([])
  expect(simulation.channel.customers.all).toHaveLength(1)
})

test('a late success wins over the decision to resend', async () => {
  // 1. The first tab leads and sends Ada; the channel holds its answer.
  // 2. The first tab is isolated; the second takes over and finds the create in doubt.
  // 3. The device goes offline, and a person decides to resend: the create is queued.
  // 4. The answer "created" reaches the first tab.
  // 5. The device comes online.
  const simulation = setupSimulation({ lookUp: 'none' })
  const first = simulation.openTab()
  simulation.channel.holdAnswers()
  void first.commerce.customers.create(ada)
  await simulation.channel.until(({ held }) => held === 1)
  first.platform.setState('isolated')
  const second = simulation.openTab()
  // Longer than a takeover, and shorter than the time-out of the request.
  await simulation.advance(25_000)
  expect(second.commerce.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
  simulation.network.setState('offline')
  await second.commerce.outbox.resolve(second.commerce.outbox.get()[0]!.id, 'resend')
  simulation.channel.releaseAnswers()
  await simulation.whenIdle()
  simulation.network.setState('online')
  await simulation.advance(120_000)
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('an anonymous create is not matched to the shopper who signed in later', async () => {
  // 1. The answer to the create of a guest is lost.
  // 2. The guest signs in, and the identity already has another customer.
  // 3. Time passes: the create must not take the account number of that customer.
  const simulation = setupSimulation({ asker: 'guest' })
  const { commerce } = simulation.openTab()
  const other = simulation.channel.customers.create(
    { requestId: 'long ago', email: 'carla@example.com' },
    'sync',
  )
  simulation.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  simulation.channel.signIn(other)
  const shopper = simulation.openTab('shopper')
  await simulation.advance(120_000)
  for (const customer of await commerce.customers.list())
    expect(customer).not.toMatchObject({ accountNumber: other.accountNumber })
  expect(await shopper.commerce.customers.list()).toEqual([])
})

test('the create of one shopper is not matched to another who signed in later', async () => {
  // 1. The answer to the create of a shopper without a customer is lost.
  // 2. Another shopper signs in, who has a customer.
  // 3. Time passes: the create stays in doubt.
  const simulation = setupSimulation({ asker: 'shopper' })
  simulation.channel.signIn('nobody')
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  simulation.channel.signIn(
    simulation.channel.customers.create({ requestId: 'another', email: 'carla@example.com' }, 'sync'),
  )
  await simulation.advance(120_000)
  expect(commerce.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
  expect(await commerce.customers.list()).toMatchObject([{ status: 'queued' }])
})

test('an anonymous create is not repeated after the guest has signed in', async () => {
  const simulation = setupSimulation({ asker: 'guest' })
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  simulation.channel.signIn('nobody')
  await simulation.openTab('shopper').commerce.claimGuest()
  await simulation.advance(120_000)
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('an address that a till added is not taken for one whose request was lost in a crash', async () => {
  // 1. A till has added an address. This device does not know it.
  // 2. The shopper adds the same address; the request is lost, and the tab crashes before it knows.
  // 3. Another tab finds the entry in doubt. Nothing is new since it was sent, so it is sent again.
  const simulation = setupSimulation({ mode: 'sync', extensionProperties: 'dropped' })
  const first = simulation.openTab()
  const { key } = await first.commerce.customers.create(ada)
  const [customer] = simulation.channel.customers.all
  customer!.addresses.push({ key: '', street: 'Via Po 1' })
  simulation.channel.faults.add('never-arrived')
  simulation.channel.holdAnswers()
  const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
  void first.commerce.addresses.create(key, address)
  await simulation.channel.until(({ held }) => held === 1)
  first.platform.crash()
  simulation.channel.releaseAnswers()
  const { commerce } = simulation.openTab()
  await simulation.advance(240_000)
  expect(statuses(commerce)).toEqual(['in-doubt'])
  const later = () => simulation.advance(60_000).then(() => statuses(commerce))
  await expect.poll(later).toEqual([])
  expect(customer!.addresses).toHaveLength(2)
  expect((await commerce.customers.get(key))?.addresses).toHaveLength(2)
})
