import type { Diagnostic } from 'pending-sync'
import { expect, onTestFinished, test } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, home, shopperAda } from './shop.ts'

const isCreate = ({ method, url }: Request) => method === 'POST' && url.includes('/Customers?')

// The clock may be set while it sleeps.
test.each([10_000, -3_600_000])(
  'a page that slept between the claim and the request sends nothing until it has claimed again (%d ms by the clock)',
  async (ms) => {
    const harness = setupHarness()
    const events: string[] = []
    let asleepMs = 0
    const { put } = IDBObjectStore.prototype
    onTestFinished(() => void Object.assign(IDBObjectStore.prototype, { put }))
    Object.assign(IDBObjectStore.prototype, {
      put(this: IDBObjectStore, value: { readonly status?: unknown }, key?: IDBValidKey) {
        if (value.status === 'sending' && asleepMs === 0) asleepMs = ms
        return put.call(this, value, key)
      },
    })
    const shop = harness.openTab(
      { onDiagnostic: ({ code }: Diagnostic) => void events.push(code) },
      {
        now: () => Date.now() + asleepMs,
        async fetch(input, init) {
          const request = new Request(input, init)
          if (isCreate(request)) events.push('create')
          return harness.hq.fetch(request)
        },
      },
    )
    await shop.refreshChannel()
    await shop.customers.create(ada)
    await whenStore(shop.customers.all, ([customer]) => customer?.status === 'synced')
    expect(events).toEqual(['entry-postpone', 'create', 'entry-deliver'])
  },
)

test('an idempotency key of an earlier visit does not lead to a resend when keys are off now', async () => {
  const harness = setupHarness()
  let creates = 0
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    const answer = await harness.hq.fetch(request)
    if (!isCreate(request)) return answer
    creates += 1
    return new Response('lost', { status: 504 })
  }
  const before = harness.openTab({ idempotencyKeys: 'supported', answerTimeoutMs: 500 }, { fetch })
  await before.refreshChannel()
  await before.customers.create(ada)
  await whenStore(before.outbox, ([entry]) => entry?.status === 'in-doubt')
  await before.stop()
  const sent = creates
  const after = harness.openTab()
  await after.flush()
  await whenStore(
    after.outbox,
    ([entry]) => entry?.status === 'in-doubt' && entry.nextAttemptAt === undefined,
  )
  expect(harness.createRequestCount()).toBe(0)
  expect(sent).toBe(1)
})

test('an address is not sent before the customer was read', async () => {
  const harness = setupHarness()
  let isBusy = false
  const changes: string[] = []
  const shop = harness.openTab(
    { shopper: shopperAda },
    {
      async fetch(input, init) {
        const request = new Request(input, init)
        const isReading = request.method === 'GET' && request.url.includes('Customers(')
        if (isBusy && isReading) return new Response('busy', { status: 503 })
        if (request.method === 'PATCH') changes.push(request.method)
        return harness.hq.fetch(request)
      },
    },
  )
  await shop.refreshChannel()
  const { key } = await shop.customers.create(ada)
  changes.length = 0
  isBusy = true
  await shop.addresses.create(key, home)
  await shop.flush()
  expect(shop.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'channel_busy' } }])
  expect(changes).toEqual([])
  isBusy = false
  await whenStore(shop.outbox, (entries) => entries.length === 0)
  expect(changes).toHaveLength(1)
})
