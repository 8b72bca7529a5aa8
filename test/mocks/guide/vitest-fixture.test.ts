import { startHeadquarters } from 'pending-sync/mocks/node'
import { expect, test as base } from 'vitest'

const test = base
  .extend('profile', { scope: 'worker' }, { createCustomersAsync: true })
  .extend('started', { scope: 'worker' }, async ({ profile }, { onCleanup }) => {
    const hq = await startHeadquarters({ profile })
    onCleanup(() => hq.stop())
    return hq
  })
  // Each test starts without rows, faults and schedules.
  .extend('hq', async ({ started }) => {
    await started.reset()
    return started
  })

// Put your client here.
const register = () =>
  fetch('https://channel.example/Commerce/Customers', {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify({ FirstName: 'Anna', LastName: 'Bianchi' }),
  })

test('accepts the customer', async ({ hq }) => {
  await register()
  expect((await hq.tables.read()).channel.asyncCustomers).toHaveLength(1)
})

test('drops what a gateway keeps to itself', async ({ hq }) => {
  await hq.faults.add({ on: 'POST Customers', kind: 'gateway', status: 502 })
  expect((await register()).status).toBe(502)
  expect((await hq.tables.read()).channel.asyncCustomers).toHaveLength(0)
})
