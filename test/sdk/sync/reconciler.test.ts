import { describe, expect, test, vi } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import type { ChannelMonitor } from '../../../sdk/negotiation/channel-monitor.ts'
import type { CustomerUpdate, StoredCustomer } from '../../../sdk/outbox/model.ts'
import type { OutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { createReconciler } from '../../../sdk/sync/reconciler.ts'
import { createStore } from '../../../sdk/store.ts'
import type { Caller } from '../../../sdk/domain/identity.ts'
import { refusalBody, sampleChannel, sampleCustomer } from '../../support/samples.ts'
import { json, setupEndpoints } from '../../support/scripted-channel.ts'

const pendingCustomers = (count: number) =>
  Array.from({ length: count }, (_, index) =>
    sampleCustomer({
      key: `customer-${index}`,
      createEntryId: `entry-${index}`,
      identity: { status: 'pending', mode: 'async', guid: guidOf(index) },
    }),
  )

const guidOf = (index: number) => `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`
const indexOf = (url: string) => Number(/-(\d{12})'/.exec(decodeURIComponent(url))?.[1])

/** A channel that answers each way as told; `own` and `each` answer with a number once the jobs have run. */
async function setupReconciler(
  caller: Caller,
  count: number,
  channel: {
    readonly batch?: 'refused' | 'nothing'
    readonly each?: 'refused' | 'unknown' | ((index: number) => object | 'refused')
    readonly own?: object
  },
) {
  let customers: readonly StoredCustomer[] = pendingCustomers(count)
  const clock = { now: 1_000_000 }
  const hint: { at?: number } = {}
  let outage: { readonly retryAt: number } | undefined
  const { endpoints, seen } = await setupEndpoints((response, request) => {
    const refuse = () => response.writeHead(403).end(refusalBody('UserNotAuthorized'))
    const notFound = () => response.writeHead(404).end(refusalBody('CustomerNotFound'))
    if (request.method === 'POST')
      return channel.batch === 'refused' ? refuse() : json({ value: [] })(response)
    if (decodeURIComponent(request.url).includes("Customers('')"))
      return channel.own ? json(channel.own)(response) : notFound()
    if (channel.each === 'refused') return refuse()
    if (typeof channel.each !== 'function') return notFound()
    const answer = channel.each(indexOf(request.url))
    return answer === 'refused' ? refuse() : json(answer)(response)
  })
  const outbox = {
    read: async () => ({ customers, entries: [] }),
    async applyUpdates(updates: readonly CustomerUpdate[]) {
      const byKey = new Map(updates.map(({ key, apply }) => [key, apply]))
      customers = customers.map((customer) => byKey.get(customer.key)?.(customer) ?? customer)
    },
  } as unknown as OutboxStore
  const monitor = {
    channel: createStore(sampleChannel({ readAt: 1 })),
    outage: () => outage,
    nextRunAt: () => hint.at,
  } as unknown as ChannelMonitor
  const onDiagnostic = vi.fn()
  const asked = { ...endpoints, authorize: async () => ({ kind: 'granted', caller }) as const }
  const environment = { ...browserEnvironment(), now: () => clock.now, random: () => 0 }
  const nextRun = () => undefined
  const deps = { endpoints: asked, outbox, monitor, environment, nextRun, onDiagnostic }
  return {
    reconciler: createReconciler(deps),
    seen,
    onDiagnostic,
    synced: () => customers.filter(isSynced),
    clock,
    hint,
    breakDown: (next: typeof outage) => (outage = next),
  }
}

const isSynced = ({ identity }: StoredCustomer) => identity.status === 'synced'
const synced = (index: number) => ({ AccountNumber: String(4_000 + index) })
const waiting = (index: number) => ({ AccountNumber: guidOf(index), IsAsyncCustomer: true })

test('a guest asks for each customer by its GUID: 40 conversions cost 40 requests', async () => {
  const {
    reconciler,
    seen,
    synced: done,
  } = await setupReconciler('guest', 40, { batch: 'refused', each: synced })
  expect(await reconciler.reconcile('all')).toEqual({ updated: 40, hasConfirmed: true, nextAt: undefined })
  expect(done()).toHaveLength(40)
  expect(seen).toHaveLength(40)
})

test('news that confirms nothing is no reason to ask at once', async () => {
  let street = 0
  const each = (index: number) => ({
    ...waiting(index),
    Addresses: [{ Street: `Via Po ${(street += 1)}`, RecordId: 0 }],
  })
  const { reconciler } = await setupReconciler('guest', 2, { batch: 'refused', each })
  for (let round = 0; round < 3; round += 1)
    expect(await reconciler.reconcile('all')).toMatchObject({ updated: 2, hasConfirmed: false })
})

test('a guest looks at five customers a round while none of them is converted', async () => {
  const { reconciler, seen } = await setupReconciler('guest', 40, { batch: 'refused', each: waiting })
  await reconciler.reconcile('all')
  expect(seen.filter(({ method }) => method === 'GET')).toHaveLength(5)
})

test.each([-86_400_000, -365 * 86_400_000])('asks in time after the clock was set by %d', async (ms) => {
  const { reconciler, seen, clock } = await setupReconciler('guest', 1, { batch: 'refused', each: waiting })
  clock.now = Date.UTC(2026, 0, 1)
  await reconciler.reconcile('all')
  const asked = seen.length
  clock.now += ms
  for (let seconds = 0; seconds < 10; seconds += 1) {
    clock.now += 1_000
    const { nextAt = Infinity } = await reconciler.reconcile('due')
    expect(nextAt - clock.now).toBeLessThanOrEqual(60_000)
  }
  expect(seen.length).toBeGreaterThan(asked)
})

test('a shopper asks for the own customer: one request', async () => {
  const { reconciler, seen, synced: done } = await setupReconciler('shopper', 1, { own: synced(0) })
  await reconciler.reconcile('all')
  expect(done()).toMatchObject([{ identity: { status: 'synced', accountNumber: '4000', guid: guidOf(0) } }])
  expect(seen).toHaveLength(1)
})

test('the own customer is not taken for one of two that wait', async () => {
  const { reconciler, synced: done } = await setupReconciler('shopper', 2, {
    own: synced(7),
    each: 'unknown',
  })
  await reconciler.reconcile('all')
  expect(done()).toEqual([])
})

test('a way that the channel refuses is not tried again as the same asker', async () => {
  const { reconciler, seen } = await setupReconciler('application', 2, { batch: 'refused', each: waiting })
  for (let round = 0; round < 4; round += 1) await reconciler.reconcile('all')
  expect(seen.filter(({ method }) => method === 'POST')).toHaveLength(1)
  expect(seen.filter(({ method }) => method === 'GET')).toHaveLength(8)
})

test('one account that may not be read starves nobody', async () => {
  const { reconciler, synced: done } = await setupReconciler('guest', 4, {
    batch: 'refused',
    each: (index) => (index === 1 ? 'refused' : index === 2 ? { no: 'customer' } : synced(index)),
  })
  await reconciler.reconcile('all')
  expect(done().map(({ key }) => key)).toEqual(['customer-0', 'customer-3'])
})

test('the reconciler reads all customers in turn if none of them has news', async () => {
  const { reconciler, seen } = await setupReconciler('application', 12, { batch: 'nothing', each: 'unknown' })
  for (let round = 0; round < 12; round += 1) await reconciler.reconcile('all')
  const asked = new Set(seen.filter(({ method }) => method === 'GET').map(({ url }) => url))
  expect(asked.size).toBe(12)
})

test('the operator is told once of a customer whose account number does not arrive', async () => {
  const { reconciler, onDiagnostic } = await setupReconciler('guest', 1, {
    batch: 'refused',
    each: 'refused',
  })
  for (let round = 0; round < 25; round += 1) await reconciler.reconcile('all')
  expect(onDiagnostic.mock.calls).toEqual([[{ code: 'account-number-late', entryId: 'entry-0' }]])
})

describe('the pace', () => {
  const nothingNew = { each: waiting, batch: 'refused' } as const
  const gets = (seen: readonly { readonly method: string }[]) =>
    seen.filter(({ method }) => method === 'GET').length

  test('a customer is asked for when its time has come, and at once when a person comes back', async () => {
    const { reconciler, seen, clock } = await setupReconciler('guest', 1, nothingNew)
    clock.now = 3_000
    const { nextAt } = await reconciler.reconcile('due')
    expect(gets(seen)).toBe(1)
    await reconciler.reconcile('due')
    expect(gets(seen)).toBe(1)
    await reconciler.reconcile('returned')
    expect(gets(seen)).toBe(2)
    clock.now = nextAt ?? 0
    await reconciler.reconcile('due')
    expect(gets(seen)).toBe(3)
  })

  test('with a hint of the next run, nothing is asked before, not even when a person comes back', async () => {
    const { reconciler, seen, clock, hint } = await setupReconciler('guest', 1, nothingNew)
    hint.at = clock.now + 600_000
    const { nextAt } = await reconciler.reconcile('returned')
    await reconciler.reconcile('due')
    expect([gets(seen), nextAt]).toEqual([0, hint.at])
    clock.now = hint.at
    await reconciler.reconcile('due')
    expect(gets(seen)).toBe(1)
    clock.now += 60_000
    await reconciler.reconcile('due')
    expect(gets(seen)).toBe(2)
    await reconciler.reconcile('all')
    expect(gets(seen)).toBe(3)
  })

  test('in an outage nothing is asked, and the next question comes after its end', async () => {
    const { reconciler, seen, clock, breakDown } = await setupReconciler('guest', 1, nothingNew)
    breakDown({ retryAt: clock.now + 900_000 })
    expect(await reconciler.reconcile('all')).toMatchObject({ nextAt: clock.now + 900_000 })
    expect(seen).toEqual([])
  })
})
