import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'

test.each([
  ['POST Customer', 'Did you mean "POST Customers"?'],
  ['post customers', 'Did you mean "POST Customers"?'],
  ['POST /Customers', 'Did you mean "POST Customers"?'],
  ['POST  Customers', 'Did you mean "POST Customers"?'],
  ["PATCH /Commerce/Customers('004021')", 'Did you mean "PATCH Customers"?'],
  ['Customers', 'Did you mean "POST Customers" or "PATCH Customers" or "GET Customers"?'],
  ['DELETE Customers', 'Did you mean "POST Customers" or "PATCH Customers" or "GET Customers"?'],
  ['POST Cusotmers', 'Did you mean "POST Customers"?'],
  ['GetOrgUnitConfiguration', 'Did you mean "POST OrgUnits/GetOrgUnitConfiguration"?'],
  ['POST Search', 'Did you mean "POST Customers/Search"?'],
  ['POST identities/tokens', 'Did you mean "POST identities/token"?'],
  ['Synchronize customers', 'Did you mean "synchronize-customers"?'],
  ['P-job', 'A fault is on method and path without keys, such as "POST Customers"'],
  ['GET Products', 'A fault is on method and path without keys'],
  [' ', 'A fault is on method and path without keys'],
  ['x'.repeat(1_000_000), 'A fault is on method and path without keys'],
])('rejects a fault on %j, which no request is called', async (on, remedy) => {
  const hq = createHeadquarters()
  const error: unknown = await hq.faults.add({ on, kind: 'slow' }).catch((reason: unknown) => reason)
  expect(error).toBeInstanceOf(TypeError)
  expect(String(error)).toContain(remedy)
  expect(String(error).length).toBeLessThan(400)
  expect(await hq.faults.list()).toEqual([])
})

test.each([
  '*',
  'POST Customers/Search',
  'POST OrgUnits/GetOrgUnitConfiguration',
  'GET Customers',
  'POST Carts/Checkout',
  'POST $batch',
  'GET $metadata',
  'POST identities/token',
  'GET identities/.well-known/openid-configuration',
])('accepts a fault on %j', async (on) => {
  expect(await createHeadquarters().faults.add({ on, kind: 'slow' })).toMatchObject({ on })
})

test('accepts every name that the log gives to an answered request', async () => {
  const hq = createHeadquarters()
  await hq.orders.place({ account: (await hq.fixtures.customer()).AccountNumber })
  for (const path of ['Commerce/$metadata', 'identities/keys', 'Commerce/Customers/GetTitles'])
    await hq.fetch(`https://channel.example/${path}`, { headers: { OUN: '068' } })
  const names = hq.log.get().flatMap((entry) => (entry.kind === 'request' ? [entry.operation] : []))
  expect(new Set(names).size).toBe(6)
  for (const on of names) await hq.faults.add({ on, kind: 'slow' })
})

test('rejects a fault of the network on the rows of a job, where it would never trigger', async () => {
  const adding = createHeadquarters().faults.add({ on: 'synchronize-customers', kind: 'no-answer' })
  await expect(adding).rejects.toThrow('Only "headquarters-refusal" applies to synchronize-customers')
})

test('accepts a fault of the list again', async () => {
  const hq = createHeadquarters()
  const fault = await hq.faults.add({ on: '*', kind: 'slow' })
  expect(await hq.faults.add(fault)).toMatchObject({ on: '*', kind: 'slow', seen: 0 })
})

test('restores a fault on an unknown request, because the other rows of a saved headquarters are still good', async () => {
  const hq = createHeadquarters()
  await hq.faults.add({ on: 'POST Customers', kind: 'slow' })
  const saved = await hq.snapshot()
  const text = JSON.stringify(saved).replace('"POST Customers"', '"POST Customer"')
  await hq.restore(JSON.parse(text) as typeof saved)
  expect(await hq.faults.list()).toMatchObject([{ on: 'POST Customer', seen: 0 }])
})
