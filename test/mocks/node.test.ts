import { afterEach, beforeEach, expect, test } from 'vitest'
import { serveHeadquarters, startHeadquarters, type StartedHeadquarters } from '../../mocks/node.ts'

let hq: StartedHeadquarters
beforeEach(async () => {
  hq = await startHeadquarters({ profile: { createCustomersAsync: true } })
})
afterEach(() => hq.stop())

const register = () =>
  fetch('https://shop.example/Commerce/Customers?api-version=7.3', {
    method: 'POST',
    headers: { OUN: '068', 'Content-Type': 'application/json' },
    body: JSON.stringify({ FirstName: 'Anna', LastName: 'Bianchi' }),
  })

test('answers the fetch calls of the process for any host', async () => {
  const answer = (await (await register()).json()) as Record<string, unknown>
  expect(answer.IsAsyncCustomer).toBe(true)
})

test('can lose the answer after the channel has stored the customer', async () => {
  await hq.faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
  await expect(register()).rejects.toThrow(TypeError)
  const { channel } = await hq.tables.read()
  expect(channel.asyncCustomers).toHaveLength(1)
})

test('answers no request after it has stopped', async () => {
  await hq.stop()
  await expect(fetch('http://127.0.0.1:9/Commerce/Customers')).rejects.toThrow(TypeError)
  expect(hq.log.get()).toEqual([])
})

test('is served at an address of IPv6, too', async () => {
  const served = await serveHeadquarters({ host: '::1' })
  expect(served.url).toMatch(/^http:\/\/\[::1\]:\d+\/$/)
  expect((await fetch(`${served.url}hq`)).status).toBe(200)
  await served.stop()
})
