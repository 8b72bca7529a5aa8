import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../sdk/outbox/outbox-store.ts'
import type { Commerce } from '../../sdk/public.ts'
import { watchDatabases } from './random/databases.ts'
import { createRandom } from './random/seeded-random.ts'
import { createSimulation, type Simulation, type SimulationOptions } from './random/simulation.ts'

const databases = watchDatabases()

function setupSimulation(options: Pick<SimulationOptions, 'mode' | 'lookUp'> = {}) {
  const random = createRandom(1)
  const simulation = createSimulation({ random, jitter: random, databases, ...options })
  onTestFinished(async () => {
    for (const { platform } of simulation.tabs) platform.crash()
  })
  return simulation
}

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const bruno = { firstName: 'Bruno', lastName: 'Bianchi', email: 'bruno@example.com' }

const statuses = (commerce: Commerce) => commerce.outbox.get().map(({ status }) => status)

test('a replaced leader does not send when its token arrives late', async () => {
  // 1. The first tab leads, and waits for a token before it sends Bruno.
  // 2. It freezes; the second tab takes over and sends Bruno.
  // 3. The token of the first tab arrives.
  const simulation = setupSimulation()
  const first = simulation.openTab()
  await first.commerce.customers.create(ada)
  let resolveToken: (token: undefined) => void = () => {}
  simulation.network.token = new Promise((resolve) => (resolveToken = resolve))
  void first.commerce.customers.create(bruno)
  await expect.poll(() => statuses(first.commerce)).toEqual(['queued'])

  first.platform.setState('frozen')
  simulation.network.token = undefined
  const second = simulation.openTab()
  await simulation.advance(120_000)
  await simulation.whenIdle()
  expect(statuses(second.commerce)).toEqual([])
  expect(simulation.channel.counts()).toMatchObject({ arrived: 2 })
  first.platform.setState('isolated')
  resolveToken(undefined)
  await simulation.whenIdle()
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('a replaced leader does not send an entry that its successor has postponed', async () => {
  // 1. The first tab leads, and waits for a token before it sends Ada.
  // 2. It freezes; the second tab takes over, sends Ada, and postpones her because the channel is busy.
  // 3. The token of the first tab arrives.
  const simulation = setupSimulation()
  const first = simulation.openTab()
  await first.commerce.ready
  let resolveToken: (token: undefined) => void = () => {}
  simulation.network.token = new Promise((resolve) => (resolveToken = resolve))
  void first.commerce.customers.create(ada)
  await expect.poll(() => statuses(first.commerce)).toEqual(['queued'])
  first.platform.setState('frozen')
  simulation.network.token = undefined
  const second = simulation.openTab()
  simulation.channel.faults.add('busy', 9)
  while (simulation.channel.counts().arrived === 0) await simulation.advance(1_000)
  const { arrived } = simulation.channel.counts()
  first.platform.setState('isolated')
  resolveToken(undefined)
  await simulation.whenIdle()
  expect(simulation.channel.counts()).toMatchObject({ arrived })
  expect(statuses(second.commerce)).toEqual(['queued'])
})

test('a create that the channel is still processing is not sent again', async () => {
  // 1. A gateway times out while the channel is still processing the create.
  // 2. A look-up does not find the customer yet.
  // 3. The channel finishes, and a later look-up finds the customer.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('still-working')
  await commerce.customers.create(ada)
  await simulation.advance(30_000)
  await expect.poll(() => statuses(commerce)).toEqual(['in-doubt'])
  simulation.channel.finishWork()
  const later = () => simulation.advance(30_000).then(() => statuses(commerce))
  await expect.poll(later, { timeout: 20_000 }).toEqual([])
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('a failure seen by a replaced leader does not trigger a resend', async () => {
  // 1. The first tab leads and sends Ada; the channel holds its answer "busy".
  // 2. The first tab is isolated; the second takes over and finds the create in doubt.
  // 3. A person lets the second tab resend it; the channel holds that answer, too.
  // 4. The answer "busy" reaches the first tab: it must not make the entry sendable once more.
  const simulation = setupSimulation({ lookUp: 'none' })
  const first = simulation.openTab()
  await first.commerce.ready
  simulation.channel.holdAnswers()
  simulation.channel.faults.add('busy')
  void first.commerce.customers.create(ada)
  await simulation.channel.until(({ held }) => held === 1)
  first.platform.setState('isolated')
  const second = simulation.openTab()
  await simulation.advance(60_000)
  const [entry] = second.commerce.outbox.get()
  void second.commerce.outbox.resolve(entry!.id, 'resend')
  await simulation.channel.until(({ held }) => held === 2)

  simulation.channel.releaseOneAnswer()
  await simulation.whenIdle()
  expect(statuses(second.commerce)).toEqual(['sending'])
  simulation.channel.releaseAnswers()
  await simulation.advance(120_000)
  expect(statuses(second.commerce)).toEqual([])
  expect(simulation.channel.counts()).toMatchObject({ arrived: 2, created: 1 })
})

test('a token that never arrives blocks neither the outbox nor stop()', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.ready
  simulation.network.token = new Promise(() => {})
  void commerce.customers.create(ada)
  await simulation.advance(30_000)
  expect(commerce.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'token_needed' } }])
  simulation.network.token = undefined
  await simulation.advance(60_000)
  expect(statuses(commerce)).toEqual([])

  simulation.network.token = new Promise(() => {})
  void commerce.customers.create(bruno)
  await simulation.whenIdle()
  const stopped = commerce.stop()
  await simulation.advance(30_000)
  await stopped
})

test('a frozen tab shows the changes of other tabs as soon as it is active again', async () => {
  const simulation = setupSimulation()
  const [first, second] = [simulation.openTab(), simulation.openTab()]
  await simulation.whenIdle()
  second.platform.setState('frozen')
  await first.commerce.customers.create(ada)
  await simulation.whenIdle()
  expect(second.commerce.customers.all.get()).toEqual([])
  second.platform.setState('active')
  await simulation.whenIdle()
  expect(second.commerce.customers.all.get()).toMatchObject([{ firstName: 'Ada', status: 'pending' }])
})

test('an edit that was refused as too early while the account number arrived is sent again', async () => {
  // 1. The title is sent, because the switch for it was on when the channel was last read.
  // 2. The channel refuses it, because the customer is pending; the answer is held.
  // 3. The account number arrives.
  // 4. The refusal arrives: nothing may wait for the account number any more.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.ready
  const { key } = await commerce.customers.create(ada)
  simulation.channel.setSwitches({ asyncAddresses: false, enhancedAsyncCreation: true })
  await commerce.refreshChannel()
  simulation.channel.setSwitches({ asyncAddresses: false, enhancedAsyncCreation: false })
  simulation.channel.holdAnswers()
  void commerce.titles.add(key, '7')
  await simulation.channel.until(({ held }) => held === 1)
  simulation.channel.customers.assignAccountNumbers()
  await commerce.reconcile()
  simulation.channel.releaseAnswers()
  await simulation.advance(120_000)
  expect(statuses(commerce)).toEqual([])
  expect(simulation.channel.customers.all).toMatchObject([{ titleId: 7 }])
})

test('with idempotency keys, a create that the channel is still processing is not refused', async () => {
  const simulation = setupSimulation({ lookUp: 'idempotency-keys' })
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('still-working')
  await commerce.customers.create(ada)
  await simulation.advance(3_000)
  expect(statuses(commerce)).not.toContain('refused')
  simulation.channel.finishWork()
  await simulation.advance(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'pending' }])
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('with idempotency keys, a resend repeats the first body although the channel changed its mode', async () => {
  const simulation = setupSimulation({ lookUp: 'idempotency-keys', mode: 'sync' })
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  await commerce.ready
  await commerce.refreshChannel()
  // An async create may not include affiliations, so a new body would differ from the first.
  await commerce.customers.create({ ...ada, affiliationIds: ['7'] })
  simulation.channel.setMode('async')
  await commerce.refreshChannel()
  await simulation.advance(120_000)
  expect(statuses(commerce)).toEqual([])
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
})

test('with idempotency keys, a create in doubt cannot be amended while the channel is unreachable', async () => {
  const simulation = setupSimulation({ lookUp: 'idempotency-keys', mode: 'sync' })
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  const { key } = await commerce.customers.create(ada)
  simulation.network.setState('unreachable')
  await simulation.advance(60_000)
  expect(statuses(commerce)).toEqual(['in-doubt'])
  await expect(commerce.customers.amend(key, { firstName: 'Eva' })).rejects.toMatchObject({
    code: 'not_possible_now',
  })
  simulation.network.setState('online')
  await simulation.advance(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
  expect(simulation.channel.customers.all).toHaveLength(1)
})

test('with idempotency keys, a busy answer to a resend does not lead to a new key', async () => {
  const simulation = setupSimulation({ lookUp: 'idempotency-keys', mode: 'sync' })
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  simulation.channel.faults.add('busy', 2)
  await commerce.customers.create(ada)
  await simulation.advance(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
  expect(simulation.channel.customers.all).toHaveLength(1)
})

test('with idempotency keys, a forbidden resend does not count as a refusal of the first attempt', async () => {
  const simulation = setupSimulation({ lookUp: 'idempotency-keys', mode: 'sync' })
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  simulation.channel.faults.add('forbidden')
  const { key } = await commerce.customers.create(ada)
  while (simulation.channel.counts().arrived < 2) await simulation.advance(1_000)
  await simulation.whenIdle()
  expect(statuses(commerce)).toEqual(['in-doubt'])
  await expect(commerce.customers.amend(key, { firstName: 'Eva' })).rejects.toMatchObject({
    code: 'not_possible_now',
  })
  await simulation.advance(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
  expect(simulation.channel.customers.all).toHaveLength(1)
})

test('a channel that was unreachable a minute ago is no longer assumed to be unreachable', async () => {
  const simulation = setupSimulation({ mode: 'sync' })
  simulation.network.setState('unreachable')
  const { commerce } = simulation.openTab()
  await commerce.ready
  await simulation.whenIdle()
  expect(commerce.decide('create-customer')).toMatchObject({ outcome: 'queue' })
  simulation.network.setState('online')
  await simulation.advance(60_000)
  expect(await commerce.customers.create(ada)).toMatchObject({ status: 'synced', mode: 'sync' })
})

test('reachability is checked as soon as the device is online again, with nothing to send', async () => {
  const simulation = setupSimulation({ mode: 'sync' })
  const { commerce } = simulation.openTab()
  await commerce.refreshChannel()
  simulation.network.setState('unreachable')
  await commerce.refreshChannel()
  simulation.network.setState('offline')
  simulation.network.setState('online')
  await simulation.whenIdle()
  expect(commerce.decide('create-customer')).toMatchObject({ outcome: 'sync' })
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

test('a leader that cannot use its storage hands over to another tab', async () => {
  const simulation = setupSimulation()
  const first = simulation.openTab()
  await first.commerce.customers.create(ada)
  const [database = '', tab = ''] = (await first.platform.environment.digest('')).split('#')
  const second = simulation.openTab()
  await second.commerce.ready
  databases.crash(database, tab)
  void second.commerce.customers.create(bruno)
  await simulation.advance(60_000)
  expect(statuses(second.commerce)).toEqual([])
  expect(simulation.channel.customers.all).toHaveLength(2)
})

/** Begins a new epoch although another tab has the lock, as a delayed tab does that had the lock before. */
async function supersedeEpoch(simulation: Simulation): Promise<void> {
  const { environment } = simulation.openTab().platform
  const toName = async () => `pending-sync-outbox ${await environment.digest('')}`
  await createOutboxStore(createDatabase(environment, toName)).beginEpoch(simulation.clock.now())
}

test('a leader whose epoch was superseded by a delayed tab begins a new one', async () => {
  // 1. The tab leads and sends Ada.
  // 2. A delayed tab begins a new epoch, although it no longer has the lock.
  // 3. The leader finds its epoch outdated, begins another one, and sends Bruno.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.customers.create(ada)
  await supersedeEpoch(simulation)
  void commerce.customers.create(bruno)
  await simulation.advance(10_000)
  expect(statuses(commerce)).toEqual([])
  expect(simulation.channel.customers.all).toHaveLength(2)
})

test('a leader whose epoch was superseded releases entries that a switch now allows', async () => {
  // 1. The title is held until the account number arrives.
  // 2. A delayed tab supersedes the epoch of the leader.
  // 3. A switch is turned on that allows titles of pending customers.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.refreshChannel()
  const { key } = await commerce.customers.create(ada)
  await commerce.titles.add(key, '7', { whenPending: 'wait' })
  await simulation.whenIdle()
  await supersedeEpoch(simulation)
  simulation.channel.setSwitches({ asyncAddresses: false, enhancedAsyncCreation: true })
  await commerce.refreshChannel()
  await simulation.advance(10_000)
  expect(statuses(commerce)).toEqual([])
  expect(simulation.channel.customers.all).toMatchObject([{ titleId: 7, accountNumber: '' }])
})

test('a tab that missed the message of forget() shows no customers once it is active again', async () => {
  const simulation = setupSimulation()
  const [first, second] = [simulation.openTab(), simulation.openTab()]
  await first.commerce.customers.create(ada)
  await expect.poll(() => second.commerce.customers.all.get()).toHaveLength(1)
  second.platform.setState('isolated')
  await first.commerce.forget()
  await simulation.whenIdle()
  second.platform.setState('active')
  simulation.network.setState('offline')
  simulation.network.setState('online')
  await simulation.whenIdle()
  expect(second.commerce.customers.all.get()).toEqual([])
})

test('a create after forget() is sent', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.customers.create(ada)
  await commerce.forget()
  void commerce.customers.create(bruno)
  await expect
    .poll(() => commerce.customers.all.get())
    .toMatchObject([{ firstName: 'Bruno', status: 'pending' }])
})

test('an anonymous create is not matched to the shopper who signed in later', async () => {
  // 1. The answer to the create of a guest is lost.
  // 2. The guest signs in, and the identity already has another customer.
  // 3. Time passes: the create must not take the account number of that customer.
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  const other = simulation.channel.customers.create(
    { requestId: 'long ago', email: 'carla@example.com' },
    'sync',
  )
  simulation.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  simulation.channel.signIn(other)
  simulation.network.token = 'a-token'
  await simulation.advance(120_000)
  for (const customer of await commerce.customers.list())
    expect(customer).not.toMatchObject({ accountNumber: other.accountNumber })
})

test('the create of one shopper is not matched to another who signed in later', async () => {
  // 1. The answer to the create of a shopper without a customer is lost.
  // 2. Another shopper signs in, who has a customer.
  // 3. Time passes: the create stays in doubt.
  const simulation = setupSimulation()
  simulation.network.token = 'a-token'
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
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  simulation.channel.signIn('nobody')
  simulation.network.token = 'a-token'
  await simulation.advance(120_000)
  expect(simulation.channel.customers.duplicates()).toEqual([])
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
  await simulation.advance(60_000)
  expect(second.commerce.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
  simulation.network.setState('offline')
  await second.commerce.outbox.resolve(second.commerce.outbox.get()[0]!.id, 'resend')
  simulation.channel.releaseAnswers()
  await simulation.whenIdle()
  simulation.network.setState('online')
  await simulation.advance(120_000)
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('the message of a refusal is stored without GUIDs', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('refused')
  await commerce.customers.create(ada).catch(() => undefined)
  expect(commerce.outbox.get()[0]?.failure?.channelMessage).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('stop() does not reject a create that was recorded', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  await commerce.ready
  const promise = commerce.customers.create(ada)
  await commerce.stop()
  const outcome = await promise.then(
    () => 'recorded',
    (error: unknown) => String(error),
  )
  const next = simulation.openTab()
  await next.commerce.ready
  const isKept = (await next.commerce.customers.list()).length === 1
  expect(outcome === 'recorded').toBe(isKept)
})
