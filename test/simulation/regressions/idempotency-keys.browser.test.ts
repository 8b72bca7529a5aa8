import { expect, test } from 'vitest'
import { setupSimulation, ada, statuses } from './setup.ts'

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
