import type { RequestReport } from 'pending-sync'
import { expect, test } from 'vitest'
import { setupHarness } from '../support/harness.ts'
import { ada } from './shop.ts'

const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01'

test('reports every request with its operation, status and duration, as a span needs them', async () => {
  const reports: RequestReport[] = []
  const harness = setupHarness()
  const token = await harness.hq.identities.signIn({ email: ada.email })
  const shop = harness.openTab({
    shopper: { id: 'ada', getIdToken: () => token },
    onRequest: (report) => void reports.push(report),
    traceparent: () => traceparent,
  })
  const before = Date.now()
  const { key } = await shop.customers.create(ada)
  await shop.addresses.create(key, { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' })
  const create = reports.find(({ method, operation }) => method === 'POST' && operation === 'Customers')
  expect(create).toMatchObject({ status: 201, answer: 'ok', traceparent, requestId: expect.any(String) })
  expect(create?.startedAt).toBeGreaterThanOrEqual(before - 1)
  expect(create?.durationMs).toBeGreaterThanOrEqual(0)
  const edit = reports.find(({ method }) => method === 'PATCH')
  expect(edit?.operation).toBe('Customers({id})')
  // No personal data, no account number and no part of the token.
  expect(JSON.stringify(reports)).not.toMatch(/Ada|Rossi|example\.com|Po 1|\b00\d{4}\b/)
  for (const part of token.split('.')) expect(JSON.stringify(reports)).not.toContain(part)
})

test('omits a header whose value cannot be sent', async () => {
  const shop = setupHarness().openTab({ traceparent: () => 'a\nb', locale: () => 'polski – język' })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
})

test('sends the trace context of the site with each request', async () => {
  const seen: (string | null)[] = []
  const harness = setupHarness()
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    seen.push(request.headers.get('traceparent'))
    return harness.hq.fetch(request)
  }
  await harness.openTab({ traceparent: () => traceparent }, { fetch }).customers.create(ada)
  expect(new Set(seen)).toEqual(new Set([traceparent]))
})

test('reports a request that nobody answered', async () => {
  const reports: RequestReport[] = []
  const harness = setupHarness()
  harness.network.dropRequests()
  const shop = harness.openTab({ onRequest: (report) => void reports.push(report) })
  await shop.refreshChannel()
  expect(reports[0]).toMatchObject({ answer: 'lost', operation: 'OrgUnits/GetOrgUnitConfiguration' })
  expect(reports[0]).not.toHaveProperty('status')
})
