import { expect, onTestFinished, test } from 'vitest'
import { ada, home, setupSimulation, statuses } from './setup.ts'

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

test('a token that never arrives blocks neither the outbox nor stop()', async () => {
  const simulation = setupSimulation({ asker: 'shopper', mode: 'sync' })
  const { commerce } = simulation.openTab()
  await commerce.ready
  simulation.network.token = new Promise(() => {})
  const created = commerce.customers.create(ada)
  await simulation.advance(30_000)
  expect(commerce.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'token_needed' } }])
  simulation.network.token = 'a-token'
  await simulation.advance(60_000)
  expect(statuses(commerce)).toEqual([])

  simulation.network.token = new Promise(() => {})
  void commerce.addresses.create((await created).key, home)
  await simulation.whenIdle()
  const stopped = commerce.stop()
  await simulation.advance(30_000)
  await stopped
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

test('the message of a refusal is stored without GUIDs', async () => {
  const simulation = setupSimulation()
  const { commerce } = simulation.openTab()
  simulation.channel.faults.add('refused')
  await commerce.customers.create(ada).catch(() => undefined)
  expect(commerce.outbox.get()[0]?.failure?.channelMessage).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}-/)
})

test('an idle minute without a connection costs at most two writes, however much is queued', async () => {
  const simulation = setupSimulation({ mode: 'sync' })
  const { commerce } = simulation.openTab()
  await commerce.refreshChannel()
  simulation.network.setState('unreachable')
  const people = Array.from({ length: 100 }, (_, person) => ({ ...ada, firstName: `Ada ${person}` }))
  const creating = Promise.all(people.map((person) => commerce.customers.create(person)))
  // The delays have grown to minutes.
  await simulation.advance(15 * 60_000)
  await creating
  expect(new Set(commerce.outbox.get().map(({ nextAttemptAt }) => nextAttemptAt)).size).toBe(1)
  const writes = countWrites()
  await simulation.advance(60_000)
  expect(writes()).toBeLessThanOrEqual(2)
  expect(statuses(commerce)).toHaveLength(100)
})

/** Counts the transactions that may write. */
function countWrites(): () => number {
  const { transaction } = IDBDatabase.prototype
  let count = 0
  IDBDatabase.prototype.transaction = function countedTransaction(stores, mode, options) {
    if (mode === 'readwrite') count += 1
    return transaction.call(this, stores, mode, options)
  }
  onTestFinished(() => void (IDBDatabase.prototype.transaction = transaction))
  return () => count
}
