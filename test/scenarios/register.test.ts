import { accountLabel, type Customer, type Diagnostic } from 'pending-sync'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { setupStage, whenStore } from '../support/harness.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }
const guid = /[0-9a-f]{8}-[0-9a-f]{4}-/i

describe('a shopper registers', () => {
  test('sync: the account number is there at once', async () => {
    const shop = setupStage().openTab()
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ status: 'synced', mode: 'sync', expectedMode: 'sync', firstName: 'Ada' })
    expect(accountLabel(customer)).toMatch(/^\d+$/)
    expect(shop.outbox.get()).toEqual([])
  })

  test('async: pending until the three jobs have run, then the number arrives by itself', async () => {
    const stage = setupStage({ profile: { createCustomersAsync: true } })
    const shop = stage.openTab()
    const pending = await shop.customers.create(ada)
    expect(pending).toMatchObject({ status: 'pending', mode: 'async' })
    expect(accountLabel(pending)).toBe('Pending sync')
    expect(accountLabel(pending, { locale: 'it' })).toBe('In attesa di sincronizzazione')

    const settled = shop.customers.whenSynced(pending.key)
    await stage.runJobs()
    const synced = await settled
    expect(synced).toMatchObject({ key: pending.key, status: 'synced', mode: 'async' })
    expect(accountLabel(synced)).toMatch(/^\d+$/)
  })

  test('jobs in the wrong order convert nothing', async () => {
    const stage = setupStage({ profile: { createCustomersAsync: true } })
    const shop = stage.openTab()
    const { key } = await shop.customers.create(ada)
    for (const job of ['1010', 'synchronize-customers', 'P-job'] as const) await stage.hq.jobs.run(job)
    await shop.reconcile()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending' })
  })

  test('what the channel answers is the truth, whatever was expected', async () => {
    const stage = setupStage({ profile: { createCustomersAsync: true } })
    const shop = stage.openTab()
    await shop.refreshChannel()
    await stage.hq.profile.set({ createCustomersAsync: false })
    stage.hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
    await shop.refreshChannel()
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ expectedMode: 'sync', status: 'pending', mode: 'async' })
  })

  test('with a title and an address', async () => {
    const stage = setupStage()
    const shop = stage.openTab()
    const [title] = await shop.titles.list()
    const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }
    const customer = await shop.customers.create({ ...ada, titleId: title!.id, addresses: [address] })
    expect(customer).toMatchObject({ title: { id: title!.id, status: 'synced' }, addresses: [address] })
    const tables = JSON.stringify(await stage.hq.tables.read())
    expect(tables).toContain('Via Po 1')
  })

  test('the titles of the last visit are there without a network', async () => {
    const stage = setupStage()
    const shop = stage.openTab()
    const titles = await shop.titles.list()
    stage.network.goOffline()
    expect(await shop.titles.list()).toEqual(titles)
    expect(titles.length).toBeGreaterThan(0)
  })
})

describe('bad input', () => {
  test('is refused with words for every field, and nothing is kept', async () => {
    const shop = setupStage().openTab({ locale: 'it' })
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

  test('what headquarters refuses is kept with its reason, and may be retried or discarded', async () => {
    const stage = setupStage()
    const shop = stage.openTab()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 1 })
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

  test('a discarded refusal leaves nothing behind', async () => {
    const stage = setupStage()
    const shop = stage.openTab()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal' })
    await shop.customers.create(ada).catch(() => undefined)
    await shop.outbox.discard(shop.outbox.get()[0]!.id)
    expect(await shop.customers.list()).toEqual([])
    expect(shop.outbox.get()).toEqual([])
    await expect(shop.outbox.discard('nothing')).rejects.toMatchObject({ code: 'entry_unknown' })
  })

  test('an answer that cannot be read leaves a doubt, not a second customer', async () => {
    const stage = setupStage()
    const shop = stage.openTab()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'garbage', times: 1 })
    const customer = await shop.customers.create(ada)
    expect(customer.status).toBe('queued')
    expect(shop.outbox.get()).toMatchObject([{ status: 'in-doubt', failure: { code: 'answer_unreadable' } }])
    await shop.flush()
    expect(stage.createsSeen()).toBe(1)
  })
})

describe('a channel out of reach', () => {
  test.each(['goOffline', 'cutTheWire'] as const)(
    '%s: kept, and sent as async when it is back',
    async (break_) => {
      const stage = setupStage()
      const shop = stage.openTab()
      await shop.ready
      stage.network[break_]()
      const customer = await shop.customers.create(ada)
      expect(customer.status).toBe('queued')
      expect(accountLabel(customer)).toBe('Pending sync')
      await whenStore(shop.status, ({ state }) => state === 'offline')

      stage.network.goOnline()
      const pending = await whenStore(
        shop.customers.watch(customer.key),
        (known) => known?.status === 'pending',
      )
      expect(pending).toMatchObject({ mode: 'async', expectedMode: 'sync' })
      await stage.runJobs()
      expect(await shop.customers.whenSynced(customer.key)).toMatchObject({ status: 'synced' })
      expect(stage.createsSeen()).toBe(1)
    },
  )

  test('when it is back, everybody who waited is sent, not only the first few', async () => {
    const stage = setupStage()
    // A clock that stands still: no backoff can run out, so only coming back can send them.
    const shop = stage.openTab({}, { now: () => 1_700_000_000_000 })
    await shop.ready
    stage.network.goOffline()
    for (let person = 0; person < 15; person += 1)
      await shop.customers.create({ ...ada, firstName: `Ada ${person}` })
    await whenStore(shop.outbox, (entries) =>
      entries.every(({ nextAttemptAt }) => nextAttemptAt !== undefined),
    )
    stage.network.goOnline()
    await whenStore(shop.outbox, (entries) => entries.length === 0)
    expect(stage.createsSeen()).toBe(15)
  })

  test('with filtered customer tables nothing is created, and the reason is given', async () => {
    const stage = setupStage({ profile: { filterSharedCustomerData: true } })
    const shop = stage.openTab()
    await shop.refreshChannel()
    stage.network.goOffline()
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

  test('a busy channel is asked again', async () => {
    const stage = setupStage()
    const shop = stage.openTab()
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 2 })
    const { key } = await shop.customers.create(ada)
    expect(await shop.customers.get(key)).toMatchObject({ status: 'queued' })
    const [entry] = shop.outbox.get()
    expect(entry).toMatchObject({ failure: { code: 'channel_busy' }, attempts: 1 })
    expect(await shop.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })
})

describe('later visits and other tabs', () => {
  test('a pending customer is still there after a reload, and its number still arrives', async () => {
    const stage = setupStage({ profile: { createCustomersAsync: true } })
    const first = stage.openTab()
    const { key } = await first.customers.create(ada)
    await first.stop()
    await stage.runJobs()

    const second = stage.openTab()
    await second.ready
    expect(second.customers.all.get()).toMatchObject([{ key, firstName: 'Ada' }])
    expect(await second.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

  test('what was recorded offline is sent by the next visit', async () => {
    const stage = setupStage()
    const first = stage.openTab()
    stage.network.goOffline()
    const { key } = await first.customers.create(ada)
    await first.stop()
    stage.network.goOnline()

    const second = stage.openTab()
    await whenStore(second.customers.watch(key), (customer) => customer?.status === 'pending')
    expect(stage.createsSeen()).toBe(1)
  })

  test('what was put off before the clock was set back is sent by the next visit', async () => {
    const stage = setupStage()
    const first = stage.openTab({}, { now: () => Date.now() + 36_000_000 })
    await stage.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
    const { key } = await first.customers.create(ada)
    await first.stop()

    const second = stage.openTab()
    expect(await second.customers.whenSynced(key)).toMatchObject({ status: 'synced' })
  })

  test('a second tab sees every change, and records durably while the first one sends', async () => {
    const stage = setupStage({ profile: { createCustomersAsync: true } })
    const first = stage.openTab()
    await first.customers.create(ada)
    const second = stage.openTab()
    const bruno = await second.customers.create({ ...ada, firstName: 'Bruno' })
    expect(bruno.status).toBe('pending')
    await whenStore(first.customers.all, (all) => all.length === 2)
    await stage.runJobs()
    await Promise.all([first.customers.whenSynced(bruno.key), second.customers.whenSynced(bruno.key)])
    expect(stage.createsSeen()).toBe(2)
  })

  test('when the sending tab closes, the next in line takes over', async () => {
    const stage = setupStage()
    const first = stage.openTab()
    await first.customers.create(ada)
    const second = stage.openTab()
    await second.ready
    await first.stop()
    expect(await second.customers.create({ ...ada, firstName: 'Bruno' })).toMatchObject({ status: 'synced' })
  })

  test('another shopper on this device sees nothing of it', async () => {
    const stage = setupStage()
    await stage.openTab({ shopper: 'ada' }).customers.create(ada)
    expect(await stage.openTab({ shopper: 'bruno' }).customers.list()).toEqual([])
  })

  test('forget removes everything, in every tab', async () => {
    const stage = setupStage({ profile: { createCustomersAsync: true } })
    const first = stage.openTab()
    const second = stage.openTab()
    await first.customers.create(ada)
    await whenStore(second.customers.all, (all: readonly Customer[]) => all.length === 1)
    await first.forget()
    await whenStore(second.customers.all, (all: readonly Customer[]) => all.length === 0)
    expect(await first.customers.list()).toEqual([])
  })
})

test('whenSynced ends when the caller has waited long enough, and when it is stopped', async () => {
  const stage = setupStage({ profile: { createCustomersAsync: true } })
  const shop = stage.openTab()
  const { key } = await shop.customers.create(ada)
  await expect(shop.customers.whenSynced(key, { signal: AbortSignal.abort() })).rejects.toMatchObject({
    name: 'AbortError',
  })
  await expect(shop.customers.whenSynced('nobody')).rejects.toMatchObject({ code: 'entry_unknown' })
  const waiting = shop.customers.whenSynced(key).catch((thrown: unknown) => thrown)
  await shop.stop()
  expect(await waiting).toMatchObject({ name: 'CommerceError', code: 'stopped' })
})

test('customers do not wait for each other: a slow answer holds back nobody else', async () => {
  const stage = setupStage({ profile: { createCustomersAsync: true } })
  let answerSlowOne: (response: Response) => void = () => undefined
  const slow = new Promise<Response>((resolve) => (answerSlowOne = resolve))
  const fetch = async (input: RequestInfo | URL, init?: RequestInit) => {
    const request = new Request(input, init)
    const body = request.method === 'POST' ? await request.clone().text() : ''
    return body.includes('"FirstName":"Slow"') ? slow : stage.hq.fetch(request)
  }
  const shop = stage.openTab({}, { fetch })
  const first = shop.customers.create({ ...ada, firstName: 'Slow' })
  await whenStore(shop.outbox, ([entry]) => entry?.status === 'sending')
  expect(await shop.customers.create({ ...ada, firstName: 'Quick' })).toMatchObject({ status: 'pending' })
  answerSlowOne(Response.json({ AccountNumber: '004021' }))
  expect(await first).toMatchObject({ status: 'synced' })
})

test('a site whose own listeners fail hears of it, and customers are created all the same', async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined)
  const fail = () => {
    throw new Error('The mistake of a site')
  }
  const stage = setupStage()
  const shop = stage.openTab({ onDiagnostic: fail })
  await shop.ready
  for (const store of [shop.customers.all, shop.outbox, shop.status, shop.channel]) {
    let isFirst = true
    store.subscribe(() => (isFirst ? (isFirst = false) : fail()))
  }
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  await stage.hq.profile.set({ createCustomersAsync: true })
  expect(await shop.refreshChannel()).toMatchObject({ mode: 'async' })
  expect(await shop.customers.create({ ...ada, firstName: 'Bruno' })).toMatchObject({ status: 'pending' })
  expect(reported).toHaveBeenCalled()
  reported.mockRestore()
})

test('without leave to use Web Locks nothing is sent, and the page lets go in peace', async () => {
  const request = () => Promise.reject(new DOMException('Access is denied', 'SecurityError'))
  const locks = { request } as unknown as LockManager
  const stage = setupStage()
  const onDiagnostic = vi.fn<(diagnostic: Diagnostic) => void>()
  const shop = stage.openTab({ answerTimeoutMs: 500, onDiagnostic }, { locks })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued' })
  expect(onDiagnostic).toHaveBeenCalledWith(
    expect.objectContaining({ detail: expect.stringContaining('SecurityError') }),
  )
  await shop.stop()
  expect(stage.createsSeen()).toBe(0)
})

test('what was recorded is not said to be lost because it cannot be read back', async () => {
  const shop = setupStage().openTab({ answerTimeoutMs: 500 })
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

test('a site whose language cannot be had speaks English', async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined)
  onTestFinished(() => reported.mockRestore())
  const locale = () => {
    throw new Error('No language yet')
  }
  const shop = setupStage().openTab({ locale })
  await expect(shop.customers.create({ firstName: '', lastName: '' })).rejects.toMatchObject({
    message: expect.stringMatching(/[a-z]/),
  })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  expect(reported).toHaveBeenCalled()
})
