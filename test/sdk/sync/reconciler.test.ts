import { expect, test } from 'vitest'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { createReconciler } from '../../../sdk/sync/reconciler.ts'
import { sampleCustomer } from '../../support/samples.ts'
import { json, setupEndpoints } from '../../support/scripted-channel.ts'

const pending = Array.from({ length: 12 }, (_, index) =>
  sampleCustomer({
    key: `customer-${index}`,
    createEntryId: `entry-${index}`,
    identity: { status: 'pending', mode: 'async', guid: `guid-${index}` },
  }),
)

test('the reconciler reads all customers in turn if a batch answer cannot be matched to them', async () => {
  const { endpoints, seen } = await setupEndpoints((response, request) => {
    if (request.method === 'POST') json({ value: [{ AccountNumber: '004021' }] })(response)
    else response.writeHead(404).end()
  })
  const outbox = { read: async () => ({ customers: pending, entries: [] }) } as unknown as OutboxStore
  const reconciler = createReconciler({ endpoints, outbox, onChange: () => {} })
  for (let round = 0; round < 3; round += 1) await reconciler.reconcile()
  const asked = new Set(seen.filter(({ method }) => method === 'GET').map(({ url }) => url))
  expect(asked.size).toBe(pending.length)
})
