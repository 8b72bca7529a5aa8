import { accountLabel, type Customer, type Diagnostic } from 'pending-sync'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-/i

describe('customers.create()', () => {
  test('returns a synced customer with its account number in sync mode', async () => {
    const shop = setupHarness().openTab()
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ status: 'synced', mode: 'sync', expectedMode: 'sync', firstName: 'Ada' })
    expect(accountLabel(customer)).toMatch(/^\d+$/)
    expect(shop.outbox.get()).toEqual([])
  })

  test('returns a pending customer in async mode, and its account number after the three jobs', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const shop = harness.openTab()
    const pending = await shop.customers.create(ada)
    expect(pending).toMatchObject({ status: 'pending', mode: 'async' })
    expect(accountLabel(pending)).toBe('Pending sync')
    expect(accountLabel(pending, { locale: 'it' })).toBe('In attesa di sincronizzazione')

    const settled = shop.customers.whenSynced(pending.key)
    await harness.runJobs()
    const synced = await settled
    expect(synced).toMatchObject({ key: pending.key, status: 'synced', mode: 'async' })
    expect(accountLabel(synced)).toMatch(/^\d+$/)
  })

  test('keeps the customer pending when the jobs run in the wrong order', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const shop = harness.openTab()
    const { key } = await shop.customers.create(ada)
    for (const job of ['1010', 'synchronize-customers', 'P-job'] as const) await harness.hq.jobs.run(job)
    await shop.reconcile()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending' })
  })

  test('takes the mode from the answer when a sync create comes back async', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const shop = harness.openTab()
    await shop.refreshChannel()
    await harness.hq.profile.set({ createCustomersAsync: false })
    harness.hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
    await shop.refreshChannel()
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ expectedMode: 'sync', status: 'pending', mode: 'async' })
  })

  test('sends the title and the address with the customer', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    const [title] = await shop.titles.list()
    const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
    const customer = await shop.customers.create({ ...ada, titleId: title!.id, addresses: [address] })
    expect(customer).toMatchObject({ title: { id: title!.id, status: 'synced' }, addresses: [address] })
    const tables = JSON.stringify(await harness.hq.tables.read())
    expect(tables).toContain('Via Po 1')
  })

  test('lists the titles of the last visit while offline', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    const titles = await shop.titles.list()
    harness.network.goOffline()
    expect(await shop.titles.list()).toEqual(titles)
    expect(titles.length).toBeGreaterThan(0)
  })
})

describe('invalid and refused customers', () => {
  test('rejects invalid fields with a message for each, and keeps nothing', async () => {
    const shop = setupHarness().openTab({ locale: 'it' })
    const attempt = shop.customers.create({ firstName: '', lastName: 'x'.repeat(26), email: 'ada' })
    await expect(attempt).rejects.toMatchObject({
      name: 'CommerceError',
      kind: 'validation',
      code: 'fields_invalid',
      fields: [
        { path: 'firstName', problem: 'required', message: 'Compila questo campo.' },
        { path: 'lastName', problem: 'too_long' },
        { path: 'email', problem: 'email' },
      ],
    })
    expect(await shop.customers.list()).toEqual([])
    expect(shop.outbox.get()).toEqual([])
  })

  test('keeps a customer that headquarters refuses, and delivers it on retry', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
    const error = await shop.customers.create(ada).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ kind: 'refused', code: 'headquarters_refused', key: expect.any(String) })
    const { key, message } = error as { key: string; message: string }
    expect(message).not.toMatch(guid)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'refused', firstName: 'Ada' })

    const [entry] = shop.outbox.get()
    await shop.outbox.retry(entry!.id)
    await shop.flush()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'synced' })
  })

  test('leaves nothing behind when a refused customer is discarded', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal' })
    await shop.customers.create(ada).catch(() => undefined)
    await shop.outbox.discard(shop.outbox.get()[0]!.id)
    expect(await shop.customers.list()).toEqual([])
    expect(shop.outbox.get()).toEqual([])
    await expect(shop.outbox.discard('nothing')).rejects.toMatchObject({ code: 'entry_unknown' })
  })

  test('keeps a create with an unreadable answer in doubt, and does not resend it', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'garbage', times: 1 })
    const customer = await shop.customers.create(ada)
    expect(customer.status).toBe('queued')
    expect(shop.outbox.get()).toMatchObject([{ status: 'in-doubt', failure: { code: 'answer_unreadable' } }])
    await shop.flush()
    expect(harness.createRequestCount()).toBe(1)
  })
})

describe('while the channel is unreachable', () => {
  test.each(['goOffline', 'dropRequests'] as const)(
    'keeps a customer, and sends it as async when the channel is reachable again (%s)',
    async (interrupt) => {
      const harness = setupHarness()
      const shop = harness.openTab()
      await shop.ready
      harness.network[interrupt]()
      const customer = await shop.customers.create(ada)
      expect(customer.status).toBe('queued')
      expect(accountLabel(customer)).toBe('Pending sync')
      await whenStore(shop.status, ({ state }) => state === 'offline')

      harness.network.goOnline()
      const pending = await whenStore(
        shop.customers.watch(customer.key),
        (known) => known?.status === 'pending',
      )
      expect(pending).toMatchObject({ mode: 'async', expectedMode: 'sync' })
      await harness.runJobs()
      expect(await shop.customers.whenSynced(customer.key)).toMatchObject({ status: 'synced' })
      expect(harness.createRequestCount()).toBe(1)
    },
  )

  test('sends all queued customers as soon as the device is online again', async () => {
    const harness = setupHarness()
    // The clock stands still, so that no backoff can end: only the event of coming online can send them.
    const shop = harness.openTab({}, { now: () => 1_700_000_000_000 })
    await shop.ready
    harness.network.goOffline()
    for (let person = 0; person < 15; person += 1)
      await shop.customers.create({ ...ada, firstName: `Ada ${person}` })
    await whenStore(shop.outbox, (entries) =>
      entries.every(({ nextAttemptAt }) => nextAttemptAt !== undefined),
    )
    harness.network.goOnline()
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(harness.createRequestCount()).toBe(15)
  })

  test('refuses to create a customer if the channel filters shared customer data tables', async () => {
    const harness = setupHarness({ profile: { filterSharedCustomerData: true } })
    const shop = harness.openTab()
    await shop.refreshChannel()
    harness.network.goOffline()
    expect(shop.decide('create-customer')).toMatchObject({
      outcome: 'refuse',
      reason: 'offline_creation_off',
    })
    await expect(shop.customers.create(ada)).rejects.toMatchObject({
      kind: 'refused',
      code: 'offline_creation_off',
    })
    expect(await shop.customers.list()).toEqual([])
  })

  test('retries a create after the channel was busy', async () => {
    const harness = setupHarness()
    const shop = harness.openTab()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 2 })
    const { key } = await shop.customers.create(ada)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'queued' })
    const [entry] = shop.outbox.get()
    expect(entry).toMatchObject({ failure: { code: 'channel_busy' }, attempts: 1 })
    expect(await shop.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })
})

describe('later visits and other tabs', () => {
  test('keeps a pending customer across a reload, and receives its account number', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const first = harness.openTab()
    const { key } = await first.customers.create(ada)
    await first.stop()
    await harness.runJobs()

    const second = harness.openTab()
    await second.ready
    expect(second.customers.all.get()).toMatchObject([{ key, firstName: 'Ada' }])
    expect(await second.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

  test('sends a customer that was recorded offline on the next visit', async () => {
    const harness = setupHarness()
    const first = harness.openTab()
    harness.network.goOffline()
    const { key } = await first.customers.create(ada)
    await first.stop()
    harness.network.goOnline()

    const second = harness.openTab()
    await whenStore(second.customers.watch(key), (customer) => customer?.status === 'pending')
    expect(harness.createRequestCount()).toBe(1)
  })

  test('sends a postponed customer on the next visit although the clock was set back', async () => {
    const harness = setupHarness()
    const first = harness.openTab({}, { now: () => Date.now() + 36_000_000 })
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
    const { key } = await first.customers.create(ada)
    await first.stop()

    const second = harness.openTab()
    expect(await second.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

  test('shows every change in a second tab, which records customers while the first one leads', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const first = harness.openTab()
    await first.customers.create(ada)
    const second = harness.openTab()
    const bruno = await second.customers.create({ ...ada, firstName: 'Bruno' })
    expect(bruno.status).toBe('pending')
    await whenStore(first.customers.all, (all) => all.length === 2)
    await harness.runJobs()
    await Promise.all([first.customers.whenSynced(bruno.key), second.customers.whenSynced(bruno.key)])
    expect(harness.createRequestCount()).toBe(2)
  })

  test('sends from the second tab after the leader was closed', async () => {
    const harness = setupHarness()
    const first = harness.openTab()
    await first.customers.create(ada)
    const second = harness.openTab()
    await second.ready
    await first.stop()
    expect(await second.customers.create({ ...ada, firstName: 'Bruno' })).toMatchObject({ status: 'synced' })
  })

  test('hides customers from another shopper on the same device', async () => {
    const harness = setupHarness()
    await harness.openTab({ shopper: 'ada' }).customers.create(ada)
    expect(await harness.openTab({ shopper: 'bruno' }).customers.list()).toEqual([])
  })

  test('removes all customers from every tab on forget()', async () => {
    const harness = setupHarness({ profile: { createCustomersAsync: true } })
    const first = harness.openTab()
    const second = harness.openTab()
    await first.customers.create(ada)
    await whenStore(second.customers.all, (all: readonly Customer[]) => all.length === 1)
    await first.forget()
    await whenStore(second.customers.all, (all: readonly Customer[]) => all.length === 0)
    expect(await first.customers.list()).toEqual([])
  })
})

test('rejects whenSynced() when it is aborted, for an unknown key, and on stop()', async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  const shop = harness.openTab()
  const { key } = await shop.customers.create(ada)
  await expect(shop.customers.whenSynced(key, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
  await expect(shop.customers.whenSynced('nobody')).rejects.toMatchObject({ code: 'entry_unknown' })
  const waiting = shop.customers.whenSynced(key).catch((thrown: unknown) => thrown)
  await shop.stop()
  expect(await waiting).toMatchObject({ name: 'CommerceError', code: 'stopped' })
})

test('sends other customers while the answer for one is slow', async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  let answerSlowOne: (response: Response) => void = () => undefined
  const slow = new Promise<Response>((resolve) => (answerSlowOne = resolve))
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const body = request.method === 'POST' ? await request.clone().text() : ''
    return body.includes('"FirstName":"Slow"') ? slow : harness.hq.fetch(request)
  }
  const shop = harness.openTab({}, { fetch })
  const first = shop.customers.create({ ...ada, firstName: 'Slow' })
  await whenStore(shop.outbox, ([entry]) => entry?.status === 'sending')
  expect(await shop.customers.create({ ...ada, firstName: 'Quick' })).toMatchObject({ status: 'pending' })
  answerSlowOne(Response.json({ AccountNumber: '004021' }))
  expect(await first).toMatchObject({ status: 'synced' })
})

test("reports errors of the site's listeners, and creates customers all the same", async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined)
  const fail = () => {
    throw new Error('A mistake of the site')
  }
  const harness = setupHarness()
  const shop = harness.openTab({ onDiagnostic: fail })
  await shop.ready
  for (const store of [shop.customers.all, shop.outbox, shop.status, shop.channel]) {
    let isFirst = true
    store.subscribe(() => (isFirst ? (isFirst = false) : fail()))
  }
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  await harness.hq.profile.set({ createCustomersAsync: true })
  expect(await shop.refreshChannel()).toMatchObject({ mode: 'async' })
  expect(await shop.customers.create({ ...ada, firstName: 'Bruno' })).toMatchObject({ status: 'pending' })
  expect(reported).toHaveBeenCalled()
  reported.mockRestore()
})

test('sends nothing when Web Locks are denied, and still stops cleanly', async () => {
  const request = () => Promise.reject(new DOMException('Access is denied', 'SecurityError'))
  const locks = { request } as unknown as LockManager
  const harness = setupHarness()
  const onDiagnostic = vi.fn<(diagnostic: Diagnostic) => void>()
  const shop = harness.openTab({ answerTimeoutMs: 500, onDiagnostic }, { locks })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued' })
  expect(onDiagnostic).toHaveBeenCalledWith(
    expect.objectContaining({ detail: expect.stringContaining('SecurityError') }),
  )
  await shop.stop()
  expect(harness.createRequestCount()).toBe(0)
})

test('resolves for a recorded customer that cannot be read back', async () => {
  const shop = setupHarness().openTab({ answerTimeoutMs: 500 })
  await shop.ready
  const { transaction } = IDBDatabase.prototype
  onTestFinished(() => void (IDBDatabase.prototype.transaction = transaction))
  let isRecorded = false
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (isRecorded && mode === 'readonly') throw new DOMException('Connection lost', 'UnknownError')
    isRecorded ||= mode === 'readwrite'
    return transaction.call(this, names, mode, options)
  }
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued', firstName: 'Ada' })
  IDBDatabase.prototype.transaction = transaction
  expect(await shop.customers.list()).toHaveLength(1)
})

test('uses English messages when the locale option throws', async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined)
  onTestFinished(() => reported.mockRestore())
  const locale = () => {
    throw new Error('No language yet')
  }
  const shop = setupHarness().openTab({ locale })
  await expect(shop.customers.create({ firstName: '', lastName: '' })).rejects.toMatchObject({
    message: expect.stringMatching(/[a-z]/),
  })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  expect(reported).toHaveBeenCalled()
})
