import { expect, onTestFinished, test } from 'vitest'
import { createDatabase } from '../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../sdk/outbox/outbox-store.ts'
import type { Commerce } from '../../sdk/public.ts'
import { watchDatabases } from './random/databases.ts'
import { createDice } from './random/dice.ts'
import { createWorld, type World, type WorldOptions } from './random/world.ts'

const databases = watchDatabases()

function setupWorld(options: Omit<WorldOptions, 'dice' | 'databases'> = {}) {
  const world = createWorld({ dice: createDice(1), databases, ...options })
  onTestFinished(async () => {
    for (const { platform } of world.tabs) platform.crash()
  })
  return world
}

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const bruno = { firstName: 'Bruno', lastName: 'Bianchi', email: 'bruno@example.com' }

const outbox = (commerce: Commerce) => commerce.outbox.get().map(({ status }) => status)

test('a sender that waits for a token while another tab takes over sends nothing when it comes', async () => {
  const world = setupWorld()
  const first = world.openTab()
  await first.commerce.customers.create(ada)
  let arrive: (token: undefined) => void = () => {}
  world.line.token = new Promise((resolve) => (arrive = resolve))
  void first.commerce.customers.create(bruno)
  await expect.poll(() => outbox(first.commerce)).toEqual(['queued'])

  first.platform.become('frozen')
  world.line.token = undefined
  const second = world.openTab()
  await world.pass(120_000)
  await world.whenQuiet()
  expect(outbox(second.commerce)).toEqual([])
  expect(world.channel.counts()).toMatchObject({ arrived: 2 })
  first.platform.become('deaf')
  arrive(undefined)
  await world.whenQuiet()
  expect(world.channel.ledger.twice()).toEqual([])
})

test('a token that comes too late does not send what the tab that took over has put off', async () => {
  const world = setupWorld()
  const first = world.openTab()
  await first.commerce.ready
  let arrive: (token: undefined) => void = () => {}
  world.line.token = new Promise((resolve) => (arrive = resolve))
  void first.commerce.customers.create(ada)
  await expect.poll(() => outbox(first.commerce)).toEqual(['queued'])
  first.platform.become('frozen')
  world.line.token = undefined
  const second = world.openTab()
  world.channel.faults.add('busy', 9)
  while (world.channel.counts().arrived === 0) await world.pass(1_000)
  const { arrived } = world.channel.counts()
  first.platform.become('deaf')
  arrive(undefined)
  await world.whenQuiet()
  expect(world.channel.counts()).toMatchObject({ arrived })
  expect(outbox(second.commerce)).toEqual(['queued'])
})

test('what is still on its way is not taken for lost and sent once more', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  world.channel.faults.add('still-working')
  await commerce.customers.create(ada)
  await world.pass(30_000)
  await expect.poll(() => outbox(commerce)).toEqual(['in-doubt'])
  world.channel.finishWork()
  const later = () => world.pass(30_000).then(() => outbox(commerce))
  await expect.poll(later, { timeout: 20_000 }).toEqual([])
  expect(world.channel.ledger.twice()).toEqual([])
})

test('bad news for a sender that was replaced does not have a create sent once more', async () => {
  const world = setupWorld({ lookUp: 'nothing' })
  const first = world.openTab()
  await first.commerce.ready
  world.channel.holdAnswers()
  world.channel.faults.add('busy')
  void first.commerce.customers.create(ada)
  await world.channel.until(({ held }) => held === 1)
  first.platform.become('deaf')
  const second = world.openTab()
  await world.pass(60_000)
  const [entry] = second.commerce.outbox.get()
  void second.commerce.outbox.resolve(entry!.id, 'resend')
  await world.channel.until(({ held }) => held === 2)

  world.channel.releaseOneAnswer()
  await world.whenQuiet()
  expect(outbox(second.commerce)).toEqual(['sending'])
  world.channel.releaseAnswers()
  await world.pass(120_000)
  expect(outbox(second.commerce)).toEqual([])
  expect(world.channel.counts()).toMatchObject({ arrived: 2, made: 1 })
})

test('a token that never comes holds up neither the outbox nor the end of the page', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.ready
  world.line.token = new Promise(() => {})
  void commerce.customers.create(ada)
  await world.pass(30_000)
  expect(commerce.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'token_needed' } }])
  world.line.token = undefined
  await world.pass(60_000)
  expect(outbox(commerce)).toEqual([])

  world.line.token = new Promise(() => {})
  void commerce.customers.create(bruno)
  await world.whenQuiet()
  const stopped = commerce.stop()
  await world.pass(30_000)
  await stopped
})

test('a tab that slept shows what others did meanwhile as soon as it is awake', async () => {
  const world = setupWorld()
  const [first, second] = [world.openTab(), world.openTab()]
  await world.whenQuiet()
  second.platform.become('frozen')
  await first.commerce.customers.create(ada)
  await world.whenQuiet()
  expect(second.commerce.customers.all.get()).toEqual([])
  second.platform.become('awake')
  await world.whenQuiet()
  expect(second.commerce.customers.all.get()).toMatchObject([{ firstName: 'Ada', status: 'pending' }])
})

test('turned away as too early while the account number arrives, it is sent again', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.ready
  const { key } = await commerce.customers.create(ada)
  world.channel.setSwitches({ asyncAddresses: false, enhancedAsyncCreation: true })
  await commerce.refreshChannel()
  world.channel.setSwitches({ asyncAddresses: false, enhancedAsyncCreation: false })
  world.channel.holdAnswers()
  void commerce.titles.add(key, '7')
  await world.channel.until(({ held }) => held === 1)
  world.channel.ledger.convert()
  await commerce.reconcile()
  world.channel.releaseAnswers()
  await world.pass(120_000)
  expect(outbox(commerce)).toEqual([])
  expect(world.channel.ledger.made).toMatchObject([{ titleId: 7 }])
})

test('with keys: a create that is still worked on is not refused', async () => {
  const world = setupWorld({ lookUp: 'keys' })
  const { commerce } = world.openTab()
  world.channel.faults.add('still-working')
  await commerce.customers.create(ada)
  await world.pass(3_000)
  expect(outbox(commerce)).not.toContain('refused')
  world.channel.finishWork()
  await world.pass(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'pending' }])
  expect(world.channel.ledger.twice()).toEqual([])
})

test('with keys: the same is sent again under the same key, whatever changed meanwhile', async () => {
  const world = setupWorld({ lookUp: 'keys', mode: 'sync' })
  const { commerce } = world.openTab()
  world.channel.faults.add('gateway-timeout')
  await commerce.ready
  await commerce.refreshChannel()
  // An async create may not carry it: the same create would look otherwise now.
  await commerce.customers.create({ ...ada, affiliationIds: ['7'] })
  world.channel.setMode('async')
  await commerce.refreshChannel()
  await world.pass(120_000)
  expect(outbox(commerce)).toEqual([])
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
})

test('with keys: what is in doubt and out of reach stays in doubt, and is not amended into a second one', async () => {
  const world = setupWorld({ lookUp: 'keys', mode: 'sync' })
  const { commerce } = world.openTab()
  world.channel.faults.add('gateway-timeout')
  const { key } = await commerce.customers.create(ada)
  world.line.become('cut')
  await world.pass(60_000)
  expect(outbox(commerce)).toEqual(['in-doubt'])
  await expect(commerce.customers.amend(key, { firstName: 'Eva' })).rejects.toMatchObject({
    code: 'not_possible_now',
  })
  world.line.become('online')
  await world.pass(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
  expect(world.channel.ledger.made).toHaveLength(1)
})

test('with keys: turned away after a lost answer, it is still not sent under another key', async () => {
  const world = setupWorld({ lookUp: 'keys', mode: 'sync' })
  const { commerce } = world.openTab()
  world.channel.faults.add('gateway-timeout')
  world.channel.faults.add('busy', 2)
  await commerce.customers.create(ada)
  await world.pass(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
  expect(world.channel.ledger.made).toHaveLength(1)
})

test('with keys: who may not ask again is not told that the first was refused', async () => {
  const world = setupWorld({ lookUp: 'keys', mode: 'sync' })
  const { commerce } = world.openTab()
  world.channel.faults.add('gateway-timeout')
  world.channel.faults.add('forbidden')
  const { key } = await commerce.customers.create(ada)
  while (world.channel.counts().arrived < 2) await world.pass(1_000)
  await world.whenQuiet()
  expect(outbox(commerce)).toEqual(['in-doubt'])
  await expect(commerce.customers.amend(key, { firstName: 'Eva' })).rejects.toMatchObject({
    code: 'not_possible_now',
  })
  await world.pass(120_000)
  expect(await commerce.customers.list()).toMatchObject([{ status: 'synced' }])
  expect(world.channel.ledger.made).toHaveLength(1)
})

test('a channel that was out of reach a while ago is not taken for away', async () => {
  const world = setupWorld({ mode: 'sync' })
  world.line.become('cut')
  const { commerce } = world.openTab()
  await commerce.ready
  await world.whenQuiet()
  expect(commerce.decide('create-customer')).toMatchObject({ outcome: 'queue' })
  world.line.become('online')
  await world.pass(60_000)
  expect(await commerce.customers.create(ada)).toMatchObject({ status: 'synced', mode: 'sync' })
})

test('whoever was out of reach asks the channel as soon as the device is back, with nothing to send', async () => {
  const world = setupWorld({ mode: 'sync' })
  const { commerce } = world.openTab()
  await commerce.refreshChannel()
  world.line.become('cut')
  await commerce.refreshChannel()
  world.line.become('offline')
  world.line.become('online')
  await world.whenQuiet()
  expect(commerce.decide('create-customer')).toMatchObject({ outcome: 'sync' })
})

test('an answer that the device could not write down is looked up', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.ready
  world.channel.holdAnswers()
  void commerce.customers.create(ada)
  await world.channel.until(({ held }) => held === 1)
  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === 'readwrite') throw new DOMException('The disk is full.', 'QuotaExceededError')
    return transaction.call(this, names, mode, options)
  }
  world.channel.releaseAnswers()
  await world.whenQuiet()
  IDBDatabase.prototype.transaction = transaction
  expect(outbox(commerce)).toEqual(['sending'])
  await world.pass(120_000)
  expect(outbox(commerce)).toEqual([])
  expect(world.channel.ledger.made).toHaveLength(1)
})

test('a sender that cannot use its storage makes way for a tab that can', async () => {
  const world = setupWorld()
  const first = world.openTab()
  await first.commerce.customers.create(ada)
  const [database = '', tab = ''] = (await first.platform.environment.digest('')).split('#')
  const second = world.openTab()
  await second.commerce.ready
  databases.crash(database, tab)
  void second.commerce.customers.create(bruno)
  await world.pass(60_000)
  expect(outbox(second.commerce)).toEqual([])
  expect(world.channel.ledger.made).toHaveLength(2)
})

/** Moves the term on under whoever sends, as a tab does that comes late to its turn. */
async function takeTerm(world: World): Promise<void> {
  const { environment } = world.openTab().platform
  const toName = async () => `pending-sync-outbox ${await environment.digest('')}`
  await createOutboxStore(createDatabase(environment, toName)).beginEpoch(world.clock.now())
}

test('a sender whose term was taken by one that came late takes it again', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.customers.create(ada)
  await takeTerm(world)
  void commerce.customers.create(bruno)
  await world.pass(10_000)
  expect(outbox(commerce)).toEqual([])
  expect(world.channel.ledger.made).toHaveLength(2)
})

test('and then lets go what a switch allows that was turned on meanwhile', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.refreshChannel()
  const { key } = await commerce.customers.create(ada)
  await commerce.titles.add(key, '7', { whenPending: 'wait' })
  await world.whenQuiet()
  await takeTerm(world)
  world.channel.setSwitches({ asyncAddresses: false, enhancedAsyncCreation: true })
  await commerce.refreshChannel()
  await world.pass(10_000)
  expect(outbox(commerce)).toEqual([])
  expect(world.channel.ledger.made).toMatchObject([{ titleId: 7, number: '' }])
})

test('a tab that did not hear that everything was forgotten shows nothing of it once it is looked at again', async () => {
  const world = setupWorld()
  const [first, second] = [world.openTab(), world.openTab()]
  await first.commerce.customers.create(ada)
  await expect.poll(() => second.commerce.customers.all.get()).toHaveLength(1)
  second.platform.become('deaf')
  await first.commerce.forget()
  await world.whenQuiet()
  second.platform.become('awake')
  world.line.become('offline')
  world.line.become('online')
  await world.whenQuiet()
  expect(second.commerce.customers.all.get()).toEqual([])
})

test('after everything was forgotten, the next create is sent', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.customers.create(ada)
  await commerce.forget()
  void commerce.customers.create(bruno)
  await expect
    .poll(() => commerce.customers.all.get())
    .toMatchObject([{ firstName: 'Bruno', status: 'pending' }])
})

test('a guest whose answer was lost and who then signs in is not taken for the customer they are', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  const other = world.channel.ledger.make({ requestId: 'long ago', email: 'carla@example.com' }, 'sync')
  world.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  world.channel.signIn(other)
  world.line.token = 'a-token'
  await world.pass(120_000)
  for (const customer of await commerce.customers.list())
    expect(customer).not.toMatchObject({ accountNumber: other.number })
})

test('whose answer was lost is not taken for whoever signed in since', async () => {
  const world = setupWorld()
  world.line.token = 'a-token'
  world.channel.signIn('nobody')
  const { commerce } = world.openTab()
  world.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  world.channel.signIn(
    world.channel.ledger.make({ requestId: 'another', email: 'carla@example.com' }, 'sync'),
  )
  await world.pass(120_000)
  expect(commerce.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
  expect(await commerce.customers.list()).toMatchObject([{ status: 'queued' }])
})

test('a guest whose answer was lost and who then signs in is not created twice', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  world.channel.faults.add('gateway-timeout')
  await commerce.customers.create(ada)
  world.channel.signIn('nobody')
  world.line.token = 'a-token'
  await world.pass(120_000)
  expect(world.channel.ledger.twice()).toEqual([])
})

test('an acceptance counts, also when it was decided to send again', async () => {
  const world = setupWorld({ lookUp: 'nothing' })
  const first = world.openTab()
  world.channel.holdAnswers()
  void first.commerce.customers.create(ada)
  await world.channel.until(({ held }) => held === 1)
  first.platform.become('deaf')
  const second = world.openTab()
  await world.pass(60_000)
  expect(second.commerce.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
  world.line.become('offline')
  await second.commerce.outbox.resolve(second.commerce.outbox.get()[0]!.id, 'resend')
  world.channel.releaseAnswers()
  await world.whenQuiet()
  world.line.become('online')
  await world.pass(120_000)
  expect(world.channel.ledger.twice()).toEqual([])
})

test('what the channel says is shown without GUIDs', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  world.channel.faults.add('refused')
  await commerce.customers.create(ada).catch(() => undefined)
  expect(commerce.outbox.get()[0]?.failure?.channelMessage).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('a create that was recorded does not fail because the page lets go', async () => {
  const world = setupWorld()
  const { commerce } = world.openTab()
  await commerce.ready
  const promise = commerce.customers.create(ada)
  await commerce.stop()
  const outcome = await promise.then(
    () => 'recorded',
    (error: unknown) => String(error),
  )
  const next = world.openTab()
  await next.commerce.ready
  const isKept = (await next.commerce.customers.list()).length === 1
  expect(outcome === 'recorded').toBe(isKept)
})
