import type { Diagnostic } from 'pending-sync'
import { describe, expect, onTestFinished, test } from 'vitest'
import { browserEnvironment } from '../../sdk/environment.ts'
import { fastClock } from '../support/fast-clock.ts'
import { setupHarness, whenStore } from '../support/harness.ts'
import { databaseNames, done, newDatabaseName } from '../support/indexed-db.ts'
import { ada } from './shop.ts'

/** Opens the database that a client has made since. */
async function watchDatabases(): Promise<() => Promise<IDBDatabase>> {
  const before = await databaseNames()
  return async () => {
    const database = await done(indexedDB.open(await newDatabaseName(before)))
    onTestFinished(() => database.close())
    return database
  }
}

/** Timers that run fifty times as fast. */
const quickly = { after: fastClock(50).after }

/** With `quickly`: twenty seconds for an answer, so that a busy machine is not taken for a silent channel. */
const patient = { answerTimeoutMs: 1_000_000 }

const people = Array.from({ length: 7 }, (_, index) => ({ ...ada, lastName: `Rossi ${index}` }))

/** Records the seven people on a device without a connection, and opens its database. */
async function recordOffline() {
  const openDatabase = await watchDatabases()
  const harness = setupHarness()
  const tab = harness.openTab()
  await tab.refreshChannel()
  harness.network.goOffline()
  for (const person of people) await tab.customers.create(person)
  await tab.stop()
  return { harness, database: await openDatabase() }
}

describe('a row that cannot be read', () => {
  test('is set aside, reported once and kept, and does not affect other rows', async () => {
    const { harness, database } = await recordOffline()
    const rows = database.transaction(['customers', 'entries'], 'readwrite')
    const [entry] = await done(rows.objectStore('entries').getAll(null, 1))
    const { key, createdAt } = (await done(rows.objectStore('customers').getAll(null, 1)))[0]
    const damaged = [
      { owner: 'guest', key: 'no profile', createEntryId: 'x', createdAt, identity: { status: 'queued' } },
      { owner: 'guest', key: 'no identity', createEntryId: 'x', createdAt, profile: {} },
      { owner: 'guest', key: 'nothing' },
    ]
    for (const customer of damaged) rows.objectStore('customers').put(customer)
    const newer = [
      { ...entry, seq: 100, id: 'newer', kind: 'merge-customers', customerKey: key },
      { ...entry, seq: 101, id: 'sending', kind: 'merge-customers', customerKey: key, status: 'sending' },
      { ...entry, seq: 102, id: 'empty', payload: undefined },
    ]
    for (const one of newer) rows.objectStore('entries').put(one)
    await new Promise((resolve) => (rows.oncomplete = resolve))

    harness.network.goOnline()
    const diagnostics: Diagnostic[] = []
    const second = harness.openTab({ onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) })
    await whenStore(second.outbox, () => harness.createRequestCount() === 7)
    await whenStore(second.customers.all, (all) => all.filter((one) => one.status === 'pending').length === 7)
    expect(await second.customers.list()).toHaveLength(7)
    expect(second.outbox.get()).toEqual([])
    expect(diagnostics.filter(({ code }) => code === 'row-unreadable')).toHaveLength(6)
    const left = database.transaction(['customers', 'entries'])
    expect(await done(left.objectStore('entries').getAll())).toEqual(newer)
    expect(await done(left.objectStore('customers').count())).toBe(10)
  })
})

test.each<[string, (payload: Record<string, Record<string, unknown>>) => void]>([
  ['addresses are no list', ({ draft }) => (draft!.addresses = 'Via Po 1')],
  ['attributes are no list', ({ draft }) => (draft!.attributes = 5)],
  ['contact has no value', ({ draft }) => (draft!.contacts = [{ kind: 'email' }])],
  ['extension properties are null', ({ draft }) => (draft!.extensionProperties = null)],
  ['name is no number and no text', ({ draft }) => (draft!.lastName = NaN)],
])('a create whose %s is set aside before anything of it is sent', async (_what, damage) => {
  const { harness, database } = await recordOffline()
  const entries = () => database.transaction('entries', 'readwrite').objectStore('entries')
  const [entry] = await done(entries().getAll(null, 1))
  damage(entry.payload)
  await done(entries().put(entry))
  harness.network.goOnline()
  const diagnostics: Diagnostic[] = []
  const second = harness.openTab({ onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) })
  await whenStore(second.customers.all, (all) => all.filter((one) => one.status === 'pending').length === 6)
  expect(diagnostics.map(({ code }) => code)).not.toContain('unexpected')
  expect(harness.createRequestCount()).toBe(6)
  expect(await done(entries().getAll())).toEqual([entry])
})

describe('an entry whose customer cannot be read', () => {
  test('stays on the device, and is not tried in a tight loop', async () => {
    const { harness, database } = await recordOffline()
    const rows = database.transaction('customers', 'readwrite').objectStore('customers')
    const [customer] = await done(rows.getAll(null, 1))
    await done(rows.put({ ...customer, profile: undefined }))

    harness.network.goOnline()
    const pauses: number[] = []
    const { after } = browserEnvironment(fetch)
    const second = harness.openTab(
      {},
      {
        after(ms, run) {
          pauses.push(ms)
          return after(ms, run)
        },
      },
    )
    await whenStore(second.customers.all, (all) => all.filter((one) => one.status === 'pending').length === 6)
    const [left] = second.outbox.get()
    await expect.poll(() => Date.now()).toBeGreaterThan(left?.nextAttemptAt ?? 0)
    await second.flush()
    expect(pauses).not.toContain(0)
    const entries = database.transaction('entries').objectStore('entries')
    expect(await done(entries.count())).toBe(1)
  })
})

describe('a storage that hangs', () => {
  test('makes verbs reject in time, and nothing of them is sent', async () => {
    const openDatabase = await watchDatabases()
    const harness = setupHarness()
    const shop = harness.openTab(patient, quickly)
    await shop.refreshChannel()
    const database = await openDatabase()
    let isHanging = true
    const hanging = database.transaction(['customers', 'entries', 'owners', 'meta'], 'readwrite')
    // A transaction of somebody else lasts as long as it has requests.
    const goOn = () => {
      if (isHanging) hanging.objectStore('meta').get('nothing').onsuccess = goOn
    }
    goOn()
    await expect(shop.customers.create(ada)).rejects.toMatchObject({ kind: 'storage', kept: false })
    await expect(shop.customers.list()).rejects.toMatchObject({ kind: 'storage' })
    expect(shop.status.get().state).toBe('blocked')
    isHanging = false
    await expect.poll(() => shop.customers.list().catch(() => undefined)).toEqual([])
    await expect.poll(() => shop.status.get().state).toBe('idle')
    expect(harness.createRequestCount()).toBe(0)
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  })
})

describe('a full disk', () => {
  /** Every write fails as on a full disk, until there is room again. */
  function fillDisk(): () => void {
    const { add, put } = IDBObjectStore.prototype
    const fail = () => {
      throw new DOMException('No room', 'QuotaExceededError')
    }
    Object.assign(IDBObjectStore.prototype, { add: fail, put: fail })
    const makeRoom = () => void Object.assign(IDBObjectStore.prototype, { add, put })
    onTestFinished(makeRoom)
    return makeRoom
  }

  test('is reported to the shopper, and nothing is sent', async () => {
    const harness = setupHarness()
    const shop = harness.openTab(patient, quickly)
    await shop.refreshChannel()
    const makeRoom = fillDisk()
    await expect(shop.customers.create(ada)).rejects.toMatchObject({ code: 'storage_full', kept: false })
    expect(shop.status.get().state).toBe('blocked')
    makeRoom()
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
    expect(shop.status.get().state).toBe('idle')
    expect(harness.createRequestCount()).toBe(1)
  })

  test('sends four at most if no answer can be stored, and the others wait', async () => {
    const { harness } = await recordOffline()
    const { put } = IDBObjectStore.prototype
    onTestFinished(() => void Object.assign(IDBObjectStore.prototype, { put }))
    IDBObjectStore.prototype.put = function (...row) {
      if (this.name === 'customers') throw new DOMException('No room', 'QuotaExceededError')
      return put.apply(this, row)
    }
    harness.network.goOnline()
    const shop = harness.openTab(patient, { after: () => () => {}, openMs: () => 0 })
    await shop.flush()
    expect(harness.createRequestCount()).toBe(4)
  })

  test('ends by itself when there is room: an entry whose answer could not be stored is in doubt', async () => {
    const harness = setupHarness()
    let makeRoom: (() => void) | undefined
    const shop = harness.openTab(
      { asksAs: 'application', answerTimeoutMs: 200 },
      {
        ...quickly,
        async fetch(input, init) {
          const request = new Request(input, init)
          const answer = await harness.hq.fetch(request)
          if (request.method === 'POST' && request.url.includes('/Customers?')) makeRoom ??= fillDisk()
          return answer
        },
      },
    )
    await shop.refreshChannel()
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued' })
    await expect.poll(() => shop.status.get().state).toBe('blocked')
    makeRoom?.()
    await expect.poll(() => shop.outbox.get()).toMatchObject([{ status: 'in-doubt' }])
    expect(shop.status.get().state).not.toBe('blocked')
    expect(await shop.customers.create({ ...ada, firstName: 'Bruna' })).toMatchObject({ firstName: 'Bruna' })
  })
})

test("the site's data is deleted while a create is answered: the accepted customer is kept all the same", async () => {
  const openDatabase = await watchDatabases()
  const harness = setupHarness()
  const shop = harness.openTab(
    {},
    {
      async fetch(input, init) {
        const request = new Request(input, init)
        const answer = await harness.hq.fetch(request)
        if (request.method === 'POST' && request.url.includes('/Customers?')) {
          const database = await openDatabase()
          database.close()
          await done(indexedDB.deleteDatabase(database.name))
        }
        return answer
      },
    },
  )
  await shop.refreshChannel()
  const created = await shop.customers.create(ada)
  expect(created).toMatchObject({ status: 'synced', firstName: 'Ada' })
  expect(await shop.customers.list()).toEqual([created])
})

test("the site's data is deleted while a customer is queued: the loss is reported", async () => {
  const openDatabase = await watchDatabases()
  const harness = setupHarness()
  const diagnostics: Diagnostic[] = []
  const shop = harness.openTab({ onDiagnostic: (diagnostic) => diagnostics.push(diagnostic) })
  await shop.refreshChannel()
  harness.network.goOffline()
  await shop.customers.create(ada)
  const database = await openDatabase()
  database.close()
  await done(indexedDB.deleteDatabase(database.name))
  harness.network.goOnline()
  await expect.poll(() => diagnostics.map(({ code }) => code)).toContain('database-deleted')
  expect(await shop.customers.list()).toEqual([])
})

test('rows that forget() has removed do not come back with a late answer', async () => {
  const harness = setupHarness()
  const shop = harness.openTab(
    { answerTimeoutMs: 200 },
    {
      async fetch(input, init) {
        const request = new Request(input, init)
        const answer = await harness.hq.fetch(request)
        if (request.method === 'POST' && request.url.includes('/Customers?')) await shop.forget()
        return answer
      },
    },
  )
  await shop.refreshChannel()
  await shop.customers.create(ada).catch(() => undefined)
  await shop.flush()
  expect(await shop.customers.list()).toEqual([])
})

test('an answer whose body never ends does not keep other customers from being sent', async () => {
  const harness = setupHarness()
  let stalled = 0
  const shop = harness.openTab(
    { answerTimeoutMs: 100 },
    {
      ...quickly,
      async fetch(input, init) {
        const request = new Request(input, init)
        const isCreate = request.method === 'POST' && request.url.includes('/Customers?')
        const answer = await harness.hq.fetch(request)
        if (!isCreate || stalled === 4) return answer
        stalled += 1
        return new Response(new ReadableStream({ pull() {} }), { status: answer.status })
      },
    },
  )
  await shop.refreshChannel()
  await Promise.all(people.map((person) => shop.customers.create(person)))
  await whenStore(shop.outbox, (entries) => entries.every(({ status }) => status === 'in-doubt'))
  expect(shop.outbox.get()).toHaveLength(4)
  // The others were sent as async, because the channel did not answer.
  await harness.runJobs()
  expect((await harness.hq.tables.read()).headquarters.customers).toHaveLength(7)
})
