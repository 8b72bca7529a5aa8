import { memoryTables } from 'pending-sync/mocks'
import { startHeadquarters, type StartedHeadquarters } from 'pending-sync/mocks/browser'
import { afterEach, beforeEach, expect, test } from 'vitest'

let hq: StartedHeadquarters
beforeEach(async () => {
  hq = await startHeadquarters({ tables: memoryTables(), profile: { createCustomersAsync: true } })
})
afterEach(() => hq.stop())

const register = () =>
  fetch('/Commerce/Customers', {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify({ FirstName: 'Anna', LastName: 'Bianchi' }),
  })

test('accepts the customer after one busy answer', async () => {
  await hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, retryAfter: 1, times: 1 })
  const busy = await register()
  expect([busy.status, busy.headers.get('Retry-After')]).toEqual([503, '1'])
  expect(await (await register()).json()).toMatchObject({ IsAsyncCustomer: true })
})

test('fails without a connection', async () => {
  await hq.faults.add({ on: '*', kind: 'no-connection' })
  await expect(register()).rejects.toThrow(TypeError)
})
