import { expect, test } from 'vitest'
import { createDatabase } from '../../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { applicationOwner } from '../../../sdk/outbox/owner.ts'
import type { Simulation } from '../random/simulation.ts'
import { databases, setupSimulation, ada, bruno, home, statuses } from './setup.ts'

test('a replaced leader does not send when its token arrives late', async () => {
  // 1. The first tab leads, and waits for a token before it sends Ada's address.
  // 2. It freezes; the second tab takes over and sends the address.
  // 3. The token of the first tab arrives.
  const simulation = setupSimulation({ asker: 'shopper', mode: 'sync' })
  const first = simulation.openTab()
  const { key } = await first.commerce.customers.create(ada)
  let resolveToken: (token: string) => void = () => {}
  simulation.network.token = new Promise((resolve) => (resolveToken = resolve))
  void first.commerce.addresses.create(key, home)
  await expect.poll(() => statuses(first.commerce)).toEqual(['queued'])

  first.platform.setState('frozen')
  simulation.network.token = 'a-token'
  const second = simulation.openTab()
  await simulation.advance(120_000)
  await simulation.whenIdle()
  expect(statuses(second.commerce)).toEqual([])
  expect(simulation.channel.counts()).toMatchObject({ arrived: 2 })
  first.platform.setState('isolated')
  resolveToken('a-token')
  await simulation.whenIdle()
  expect(simulation.channel.customers.duplicates()).toEqual([])
})

test('a replaced leader does not send an entry that its successor has postponed', async () => {
  // 1. The first tab leads, and waits for a token before it sends Ada's address.
  // 2. It freezes; the second tab takes over, sends the address, and postpones it because the channel is busy.
  // 3. The token of the first tab arrives.
  const simulation = setupSimulation({ asker: 'shopper', mode: 'sync' })
  const first = simulation.openTab()
  const { key } = await first.commerce.customers.create(ada)
  let resolveToken: (token: string) => void = () => {}
  simulation.network.token = new Promise((resolve) => (resolveToken = resolve))
  void first.commerce.addresses.create(key, home)
  await expect.poll(() => statuses(first.commerce)).toEqual(['queued'])
  first.platform.setState('frozen')
  simulation.network.token = 'a-token'
  const second = simulation.openTab()
  simulation.channel.faults.add('busy', 9)
  while (simulation.channel.counts().arrived === 1) await simulation.advance(1_000)
  const { arrived } = simulation.channel.counts()
  first.platform.setState('isolated')
  resolveToken('a-token')
  await simulation.whenIdle()
  expect(simulation.channel.counts()).toMatchObject({ arrived })
  expect(statuses(second.commerce)).toEqual(['queued'])
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
  // Longer than a takeover, and shorter than the time-out of the request.
  await simulation.advance(25_000)
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

test('a leader that cannot use its storage hands over to another tab', async () => {
  const simulation = setupSimulation()
  const first = simulation.openTab()
  await first.commerce.customers.create(ada)
  const [database = '', tab = ''] = first.platform.databaseName.split('#')
  const second = simulation.openTab()
  await second.commerce.ready
  databases.crash(database, tab)
  void second.commerce.customers.create(bruno)
  await simulation.advance(60_000)
  expect(statuses(second.commerce)).toEqual([])
  expect(simulation.channel.customers.all).toHaveLength(2)
})

/** Begins a new epoch although another tab has the lock, as a delayed former leader does. */
async function supersedeEpoch(simulation: Simulation): Promise<void> {
  const { environment, databaseName } = simulation.openTab().platform
  const database = createDatabase(environment, async () => `pending-sync-outbox ${databaseName}`)
  await createOutboxStore(database, applicationOwner, Math.random).beginEpoch(simulation.clock.now())
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
