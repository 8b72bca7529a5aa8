import { startHeadquarters, type StartedHeadquarters } from 'pending-sync/mocks/node'
import { afterEach, beforeEach, expect, test } from 'vitest'

let hq: StartedHeadquarters
beforeEach(async () => {
  hq = await startHeadquarters({ profile: { createCustomersAsync: true } })
})
afterEach(() => hq.stop())

// Put your client here. Every request with /Commerce/ in its path is answered, whatever its host.
const register = () =>
  fetch('https://channel.example/Commerce/Customers', {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify({ FirstName: 'Anna', LastName: 'Bianchi' }),
  })

test('keeps the customer when its answer is lost', async () => {
  await hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
  await expect(register()).rejects.toThrow(TypeError)
  const { channel } = await hq.tables.read()
  expect(channel.asyncCustomers).toHaveLength(1)
})
