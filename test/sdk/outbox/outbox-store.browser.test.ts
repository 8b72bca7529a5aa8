import { expect, onTestFinished, test, vi } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import { createDatabase } from '../../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { withIdentity } from '../../../sdk/outbox/stored-customer.ts'
import { toNewEntry } from '../../../sdk/outbox/intent.ts'
import type { Attempt } from '../../../sdk/outbox/model.ts'
import { toCreateIntent } from '../../../sdk/outbox/intent.ts'
import { sampleChannel, sampleAttempt } from '../../support/samples.ts'
import type { EntryOutcome } from '../../../sdk/outbox/model.ts'
import type { ArrivedIdentity } from '../../../sdk/domain/identity.ts'

const environment = browserEnvironment()
const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

function setupOutbox(name = `test ${crypto.randomUUID()}`) {
  const database = createDatabase(environment, async () => name)
  onTestFinished(() => database.close())
  return { name, database, outbox: createOutboxStore(database) }
}

/** The outcome of an accepted create. */
function accepted(identity: ArrivedIdentity): EntryOutcome {
  return { event: 'deliver', delivery: { apply: (customer) => withIdentity(customer, identity) } }
}

function attemptIn(epoch: number, at = 1): Attempt {
  return sampleAttempt({ epoch, at })
}

function intent(firstName = 'Ada') {
  return toCreateIntent({ firstName, lastName: 'Rossi' }, 'sync', 'channel-decides', environment)
}

test('records a customer and its entry together or not at all', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await expect(outbox.record({ customer, entry: { ...entry, id: 'another' } })).rejects.toMatchObject({
    failure: { kind: 'storage' },
  })
  const { customers, entries } = await outbox.read()
  expect(customers).toHaveLength(1)
  expect(entries).toMatchObject([{ seq: 1, status: 'queued' }])
})

test('keeps everything in one order when two connections record at once', async () => {
  const { name, outbox } = setupOutbox()
  const other = setupOutbox(name).outbox
  const intents = Array.from({ length: 20 }, (_, index) => intent(`Ada ${index}`))
  await Promise.all(
    intents.map(({ customer, entry }, index) => (index % 2 ? outbox : other).record({ customer, entry })),
  )
  const { entries } = await outbox.read()
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('lets only the leader of the current epoch claim an entry, and only once', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const outdated = await outbox.beginEpoch(1)
  const current = await outbox.beginEpoch(2)
  expect(await outbox.claim(entry.id, 'claim', attemptIn(outdated, 3))).toBeUndefined()
  expect(await outbox.claim(entry.id, 'claim', attemptIn(current, 3))).toMatchObject({
    entry: { status: 'sending', attempts: 1, lastAttempt: { at: 3, isResend: false } },
    customer: { key: customer.key },
  })
  expect(await outbox.claim(entry.id, 'claim', attemptIn(current, 4))).toBeUndefined()
})

test('puts the entries in doubt that a vanished leader was sending', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.claim(entry.id, 'claim', attemptIn(await outbox.beginEpoch(1)))
  await outbox.beginEpoch(9)
  expect((await outbox.read()).entries).toMatchObject([{ status: 'in-doubt', nextAttemptAt: 9 }])
})

test('resends an entry in doubt with its first key and channel, and only by the event for it', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const first = { epoch: await outbox.beginEpoch(1), idempotencyKey: 'first', channel: sampleChannel() }
  await outbox.claim(entry.id, 'claim', sampleAttempt(first))
  const epoch = await outbox.beginEpoch(9)
  const second = sampleAttempt({
    epoch,
    caller: 'shopper',
    idempotencyKey: 'second',
    channel: sampleChannel({ mode: 'async' }),
  })
  expect(await outbox.claim(entry.id, 'claim', second)).toBeUndefined()
  expect(await outbox.claim(entry.id, 'resend', second)).toMatchObject({
    entry: { attempts: 2, lastAttempt: { ...first, epoch, caller: 'shopper', isResend: true } },
  })
  // A refusal of the resend does not prove that the first attempt failed: a retry must use its key again.
  await outbox.recordOutcome(entry.id, { event: 'refuse' }, epoch)
  await outbox.recordOutcome(entry.id, { event: 'retry' })
  expect(await outbox.claim(entry.id, 'claim', second)).toMatchObject({
    entry: { lastAttempt: { idempotencyKey: 'first', isResend: true } },
  })
  await outbox.recordOutcome(entry.id, { event: 'answer-lost' }, epoch)
  await outbox.recordOutcome(entry.id, { event: 'not-found' })
  expect(await outbox.claim(entry.id, 'claim', second)).toMatchObject({
    entry: { lastAttempt: { ...second, isResend: false } },
  })
})

test('accepts a success from a leader of an older epoch, but nothing else', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const outdated = await outbox.beginEpoch(1)
  await outbox.claim(entry.id, 'claim', attemptIn(outdated, 1))
  await outbox.beginEpoch(2)
  expect(await outbox.recordOutcome(entry.id, { event: 'postpone', nextAttemptAt: 5 }, outdated)).toBe(false)
  const identity = { mode: 'async', guid } as const
  expect(await outbox.recordOutcome(entry.id, accepted(identity), outdated)).toBe(true)
  const { customers, entries } = await outbox.read()
  expect(customers).toMatchObject([{ identity: { status: 'pending', guid } }])
  expect(entries).toEqual([])
})

test('lets a late success win over a later refusal', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const outdated = await outbox.beginEpoch(1)
  await outbox.claim(entry.id, 'claim', attemptIn(outdated))
  const epoch = await outbox.beginEpoch(2)
  await outbox.recordOutcome(entry.id, { event: 'not-found' }, epoch)
  await outbox.claim(entry.id, 'claim', attemptIn(epoch))
  const failure = { kind: 'refused', code: 'headquarters_refused' } as const
  await outbox.recordOutcome(entry.id, { event: 'refuse', failure }, epoch)
  expect(await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }), outdated)).toBe(true)
  const { customers, entries } = await outbox.read()
  expect(customers).toMatchObject([{ identity: { status: 'pending', guid } }])
  expect(entries).toEqual([])
})

test('removes the payload from the device once it is delivered', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.claim(entry.id, 'claim', attemptIn(await outbox.beginEpoch(1)))
  await outbox.recordOutcome(entry.id, accepted({ mode: 'sync', accountNumber: '004021' }))
  expect(await outbox.read()).toMatchObject({
    customers: [{ identity: { accountNumber: '004021' } }],
    entries: [],
  })
})

test('keeps an account number and the GUID that it replaced when an older answer arrives', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.claim(entry.id, 'claim', attemptIn(await outbox.beginEpoch(1)))
  await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
  const update = (identity: ArrivedIdentity) =>
    outbox.applyUpdates([{ key: customer.key, apply: (known) => withIdentity(known, identity) }])
  await update({ mode: 'sync', accountNumber: '004021' })
  await update({ mode: 'async', guid })
  expect((await outbox.read()).customers).toMatchObject([
    { identity: { status: 'synced', mode: 'async', accountNumber: '004021', guid } },
  ])
})

test('accepts nothing from an earlier leader after everything was removed', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const epoch = await outbox.beginEpoch(1)
  await outbox.claim(entry.id, 'claim', attemptIn(epoch, 1))
  await outbox.clear()
  const isRecorded = await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }), epoch)
  expect(isRecorded).toBe(false)
  expect(await outbox.read()).toEqual({ customers: [], entries: [] })
})

test('opens the database again after the browser has closed it', async () => {
  const { name, outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.read()
  // Deleting a database closes its connections, as a browser does that evicts the storage.
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
  await outbox.record({ customer, entry })
  expect((await outbox.read()).entries).toHaveLength(1)
})

test('writes nothing after it was closed', async () => {
  const { outbox, database } = setupOutbox()
  const { customer, entry } = intent()
  await database.close()
  await expect(outbox.record({ customer, entry })).rejects.toMatchObject({ failure: { code: 'stopped' } })
})

test('leaves a database of a newer version alone, and throws storage_newer', async () => {
  const { name, outbox } = setupOutbox()
  await outbox.read()
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  newer.close()
  await expect(outbox.read()).rejects.toMatchObject({ failure: { kind: 'storage', code: 'storage_newer' } })
})

test('does not block an upgrade by another tab', async () => {
  const { name, outbox } = setupOutbox()
  await outbox.read()
  const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  expect(upgraded.version).toBe(99)
  upgraded.close()
})

test('throws storage_unavailable without IndexedDB', async () => {
  const database = createDatabase({ ...environment, indexedDB: undefined }, async () => 'none')
  const { customer, entry } = intent()
  await expect(createOutboxStore(database).record({ customer, entry })).rejects.toMatchObject({
    failure: { kind: 'storage', code: 'storage_unavailable' },
  })
})

function title(key: string, status: 'queued' | 'waiting') {
  return { entry: toNewEntry(key, { kind: 'add-title', payload: { titleId: '7' } }, { status }, environment) }
}

test('releases entries that waited for the account number in the transaction that stores it', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.record(title(customer.key, 'waiting'))
  await outbox.claim(entry.id, 'claim', attemptIn(await outbox.beginEpoch(1)))
  await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
  expect((await outbox.read()).entries).toMatchObject([{ kind: 'add-title', status: 'waiting' }])
  const apply = (known: Parameters<typeof withIdentity>[0]) =>
    withIdentity(known, { mode: 'sync', accountNumber: '004021' })
  await outbox.applyUpdates([{ key: customer.key, apply }])
  expect((await outbox.read()).entries).toMatchObject([{ kind: 'add-title', status: 'queued' }])
  // Decided while the customer was pending, but recorded after the account number: it must not wait.
  await outbox.record(title(customer.key, 'waiting'))
  expect((await outbox.read()).entries).toMatchObject([{ status: 'queued' }, { status: 'queued' }])
})

test.each(['queued', 'sending'] as const)(
  'does not hold an entry that is %s and was too early, if the account number has arrived since',
  async (status) => {
    const { outbox } = setupOutbox()
    const { customer, entry } = intent()
    await outbox.record({ customer, entry })
    const epoch = await outbox.beginEpoch(1)
    await outbox.claim(entry.id, 'claim', attemptIn(epoch))
    await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
    const early = title(customer.key, 'queued')
    await outbox.record(early)
    if (status === 'sending') await outbox.claim(early.entry.id, 'claim', attemptIn(epoch))
    const apply = (known: Parameters<typeof withIdentity>[0]) =>
      withIdentity(known, { mode: 'sync', accountNumber: '004021' })
    await outbox.applyUpdates([{ key: customer.key, apply }])
    const failure = { kind: 'pending', code: 'account_number_needed' } as const
    await outbox.recordOutcome(early.entry.id, { event: 'hold', failure }, epoch)
    const [left] = (await outbox.read()).entries
    expect(left).toMatchObject({ status: 'queued' })
    expect(left).not.toHaveProperty('failure')
  },
)

test('discards a customer and all its entries with its create', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.record(title(customer.key, 'queued'))
  await outbox.recordOutcome(entry.id, { event: 'discard' })
  expect(await outbox.read()).toEqual({ customers: [], entries: [] })
})

test('keeps the customer when a title is discarded', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  const entryOfTitle = title(customer.key, 'queued')
  await outbox.record({ customer, entry })
  await outbox.record(entryOfTitle)
  await outbox.recordOutcome(entryOfTitle.entry.id, { event: 'discard' })
  expect(await outbox.read()).toMatchObject({
    customers: [{ key: customer.key }],
    entries: [{ id: entry.id }],
  })
})

test('rejects an entry for an unknown customer', async () => {
  const { outbox } = setupOutbox()
  await expect(outbox.record(title('nobody', 'queued'))).rejects.toMatchObject({
    failure: { code: 'entry_unknown' },
  })
})

test('records a burst in few transactions, and rejects only the invalid intent', async () => {
  const { outbox } = setupOutbox()
  await outbox.read()
  const begin = vi.spyOn(IDBDatabase.prototype, 'transaction')
  onTestFinished(() => begin.mockRestore())
  const good = Array.from({ length: 50 }, (_, index) => intent(`Ada ${index}`))
  await Promise.all(good.map((one) => outbox.record(one)))
  expect(begin.mock.calls.length).toBeLessThanOrEqual(2)
  const results = await Promise.allSettled([intent(), title('nobody', 'queued'), intent()].map(outbox.record))
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await outbox.read()).entries).toHaveLength(52)
})
