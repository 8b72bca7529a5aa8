import { expect, onTestFinished, test, vi } from 'vitest'
import { browserEnvironment } from '../../../sdk/environment.ts'
import { createDatabase } from '../../../sdk/outbox/database.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { withIdentity } from '../../../sdk/outbox/stored-customer.ts'
import { toNewEntry } from '../../../sdk/outbox/intent.ts'
import type { Attempt } from '../../../sdk/outbox/model.ts'
import { toCreateIntent } from '../../../sdk/outbox/intent.ts'
import { sampleChannel, sampleSending } from '../../support/samples.ts'
import type { EntryOutcome } from '../../../sdk/outbox/model.ts'
import type { ArrivedIdentity } from '../../../sdk/domain/identity.ts'

const environment = browserEnvironment()
const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

function setupRecords(name = `test ${crypto.randomUUID()}`) {
  const database = createDatabase(environment, async () => name)
  onTestFinished(() => database.close())
  return { name, database, records: createOutboxStore(database) }
}

/** Good news from the channel. */
function accepted(facts: ArrivedIdentity): EntryOutcome {
  return { event: 'deliver', delivery: { apply: (customer) => withIdentity(customer, facts) } }
}

function sending(term: number, at = 1): Attempt {
  return sampleSending({ epoch: term, at })
}

function intent(firstName = 'Ada') {
  return toCreateIntent({ firstName, lastName: 'Rossi' }, 'sync', 'channel-decides', environment)
}

test('an intent is recorded whole or not at all', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  await expect(records.record({ customer, entry: { ...entry, id: 'another' } })).rejects.toMatchObject({
    failure: { kind: 'storage' },
  })
  const { customers, entries } = await records.read()
  expect(customers).toHaveLength(1)
  expect(entries).toMatchObject([{ seq: 1, status: 'queued' }])
})

test('two connections recording at once keep everything, in one order', async () => {
  const { name, records } = setupRecords()
  const other = setupRecords(name).records
  const intents = Array.from({ length: 20 }, (_, index) => intent(`Ada ${index}`))
  await Promise.all(
    intents.map(({ customer, entry }, index) => (index % 2 ? records : other).record({ customer, entry })),
  )
  const { entries } = await records.read()
  expect(entries.map(({ seq }) => seq)).toEqual(Array.from({ length: 20 }, (_, index) => index + 1))
})

test('an entry is claimed once, and only by the sender of the current term', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  const outdated = await records.beginEpoch(1)
  const current = await records.beginEpoch(2)
  expect(await records.claim(entry.id, 'claim', sending(outdated, 3))).toBeUndefined()
  expect(await records.claim(entry.id, 'claim', sending(current, 3))).toMatchObject({
    entry: { status: 'sending', attempts: 1, lastAttempt: { at: 3, isResend: false } },
    customer: { key: customer.key },
  })
  expect(await records.claim(entry.id, 'claim', sending(current, 4))).toBeUndefined()
})

test('what a vanished sender was sending is in doubt', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  await records.claim(entry.id, 'claim', sending(await records.beginEpoch(1)))
  await records.beginEpoch(9)
  expect((await records.read()).entries).toMatchObject([{ status: 'in-doubt', nextAttemptAt: 9 }])
})

test('what is in doubt is sent again as it was sent first, and never by mistake', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  const first = { epoch: await records.beginEpoch(1), idempotencyKey: 'first', channel: sampleChannel() }
  await records.claim(entry.id, 'claim', sampleSending(first))
  const term = await records.beginEpoch(9)
  const second = sampleSending({
    epoch: term,
    caller: 'shopper',
    idempotencyKey: 'second',
    channel: sampleChannel({ mode: 'async' }),
  })
  expect(await records.claim(entry.id, 'claim', second)).toBeUndefined()
  expect(await records.claim(entry.id, 'resend', second)).toMatchObject({
    entry: { attempts: 2, lastAttempt: { ...first, epoch: term, caller: 'shopper', isResend: true } },
  })
  // Whoever stood before the channel may have refused it: that does not tell what became of the first try.
  await records.recordOutcome(entry.id, { event: 'refuse' }, term)
  await records.recordOutcome(entry.id, { event: 'retry' })
  expect(await records.claim(entry.id, 'claim', second)).toMatchObject({
    entry: { lastAttempt: { idempotencyKey: 'first', isResend: true } },
  })
  await records.recordOutcome(entry.id, { event: 'answer-lost' }, term)
  await records.recordOutcome(entry.id, { event: 'not-found' })
  expect(await records.claim(entry.id, 'claim', second)).toMatchObject({
    entry: { lastAttempt: { ...second, isResend: false } },
  })
})

test('a thawed sender may still say that a customer was accepted, and nothing else', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  const thawed = await records.beginEpoch(1)
  await records.claim(entry.id, 'claim', sending(thawed, 1))
  await records.beginEpoch(2)
  expect(await records.recordOutcome(entry.id, { event: 'postpone', nextAttemptAt: 5 }, thawed)).toBe(false)
  const facts = { mode: 'async', guid } as const
  expect(await records.recordOutcome(entry.id, accepted(facts), thawed)).toBe(true)
  const { customers, entries } = await records.read()
  expect(customers).toMatchObject([{ identity: { status: 'pending', guid } }])
  expect(entries).toEqual([])
})

test('that it was accepted counts also when it was sent once more and refused', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  const thawed = await records.beginEpoch(1)
  await records.claim(entry.id, 'claim', sending(thawed))
  const term = await records.beginEpoch(2)
  await records.recordOutcome(entry.id, { event: 'not-found' }, term)
  await records.claim(entry.id, 'claim', sending(term))
  const failure = { kind: 'refused', code: 'headquarters_refused' } as const
  await records.recordOutcome(entry.id, { event: 'refuse', failure }, term)
  expect(await records.recordOutcome(entry.id, accepted({ mode: 'async', guid }), thawed)).toBe(true)
  const { customers, entries } = await records.read()
  expect(customers).toMatchObject([{ identity: { status: 'pending', guid } }])
  expect(entries).toEqual([])
})

test('the payload leaves the device once it is delivered', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  await records.claim(entry.id, 'claim', sending(await records.beginEpoch(1)))
  await records.recordOutcome(entry.id, accepted({ mode: 'sync', accountNumber: '004021' }))
  expect(await records.read()).toMatchObject({
    customers: [{ identity: { accountNumber: '004021' } }],
    entries: [],
  })
})

test('an account number is never taken back, and the GUID it replaced stays known', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  await records.claim(entry.id, 'claim', sending(await records.beginEpoch(1)))
  await records.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
  const arrive = (facts: ArrivedIdentity) =>
    records.applyUpdates([{ key: customer.key, apply: (known) => withIdentity(known, facts) }])
  await arrive({ mode: 'sync', accountNumber: '004021' })
  await arrive({ mode: 'async', guid })
  expect((await records.read()).customers).toMatchObject([
    { identity: { status: 'synced', mode: 'async', accountNumber: '004021', guid } },
  ])
})

test('after everything is removed, a sender of before brings nothing back', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  const term = await records.beginEpoch(1)
  await records.claim(entry.id, 'claim', sending(term, 1))
  await records.clear()
  const isSettled = await records.recordOutcome(entry.id, accepted({ mode: 'async', guid }), term)
  expect(isSettled).toBe(false)
  expect(await records.read()).toEqual({ customers: [], entries: [] })
})

test('a handle that the browser closed is replaced', async () => {
  const { name, records } = setupRecords()
  const { customer, entry } = intent()
  await records.read()
  // Deleting a database closes every handle on it, as a browser does that takes its storage away.
  await new Promise((resolve) => (indexedDB.deleteDatabase(name).onsuccess = resolve))
  await records.record({ customer, entry })
  expect((await records.read()).entries).toHaveLength(1)
})

test('after it was closed nothing is written any more', async () => {
  const { records, database } = setupRecords()
  const { customer, entry } = intent()
  await database.close()
  await expect(records.record({ customer, entry })).rejects.toMatchObject({ failure: { code: 'stopped' } })
})

test('a database of a newer version is left alone, and says so', async () => {
  const { name, records } = setupRecords()
  await records.read()
  const newer = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  newer.close()
  await expect(records.read()).rejects.toMatchObject({ failure: { kind: 'storage', code: 'storage_newer' } })
})

test('an upgrade elsewhere is not held up by this tab', async () => {
  const { name, records } = setupRecords()
  await records.read()
  const upgraded = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(name, 99)
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
  expect(upgraded.version).toBe(99)
  upgraded.close()
})

test('without IndexedDB nothing is pretended to be kept', async () => {
  const database = createDatabase({ ...environment, indexedDB: undefined }, async () => 'none')
  const { customer, entry } = intent()
  await expect(createOutboxStore(database).record({ customer, entry })).rejects.toMatchObject({
    failure: { kind: 'storage', code: 'storage_unavailable' },
  })
})

function title(key: string, status: 'queued' | 'waiting') {
  return { entry: toNewEntry(key, { kind: 'add-title', payload: { titleId: '7' } }, { status }, environment) }
}

test('what waits for an account number is let go with it, in the same transaction', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  await records.record(title(customer.key, 'waiting'))
  await records.claim(entry.id, 'claim', sending(await records.beginEpoch(1)))
  await records.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
  expect((await records.read()).entries).toMatchObject([{ kind: 'add-title', status: 'waiting' }])
  const apply = (known: Parameters<typeof withIdentity>[0]) =>
    withIdentity(known, { mode: 'sync', accountNumber: '004021' })
  await records.applyUpdates([{ key: customer.key, apply }])
  expect((await records.read()).entries).toMatchObject([{ kind: 'add-title', status: 'queued' }])
  // Decided while pending, recorded a moment too late: it must not wait for what has happened already.
  await records.record(title(customer.key, 'waiting'))
  expect((await records.read()).entries).toMatchObject([{ status: 'queued' }, { status: 'queued' }])
})

test.each(['queued', 'sending'] as const)(
  'what is %s and found too early is not held when the account number has just arrived',
  async (status) => {
    const { records } = setupRecords()
    const { customer, entry } = intent()
    await records.record({ customer, entry })
    const term = await records.beginEpoch(1)
    await records.claim(entry.id, 'claim', sending(term))
    await records.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
    const early = title(customer.key, 'queued')
    await records.record(early)
    if (status === 'sending') await records.claim(early.entry.id, 'claim', sending(term))
    const apply = (known: Parameters<typeof withIdentity>[0]) =>
      withIdentity(known, { mode: 'sync', accountNumber: '004021' })
    await records.applyUpdates([{ key: customer.key, apply }])
    const failure = { kind: 'pending', code: 'account_number_needed' } as const
    await records.recordOutcome(early.entry.id, { event: 'hold', failure }, term)
    const [left] = (await records.read()).entries
    expect(left).toMatchObject({ status: 'queued' })
    expect(left).not.toHaveProperty('failure')
  },
)

test('giving up a create gives up everything that was meant for its customer', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  await records.record({ customer, entry })
  await records.record(title(customer.key, 'queued'))
  await records.recordOutcome(entry.id, { event: 'discard' })
  expect(await records.read()).toEqual({ customers: [], entries: [] })
})

test('giving up a part leaves its customer', async () => {
  const { records } = setupRecords()
  const { customer, entry } = intent()
  const part = title(customer.key, 'queued')
  await records.record({ customer, entry })
  await records.record(part)
  await records.recordOutcome(part.entry.id, { event: 'discard' })
  expect(await records.read()).toMatchObject({
    customers: [{ key: customer.key }],
    entries: [{ id: entry.id }],
  })
})

test('a part of a customer that is not there is not recorded', async () => {
  const { records } = setupRecords()
  await expect(records.record(title('nobody', 'queued'))).rejects.toMatchObject({
    failure: { code: 'entry_unknown' },
  })
})

test('a burst shares transactions, and one bad intent fails alone', async () => {
  const { records } = setupRecords()
  await records.read()
  const begin = vi.spyOn(IDBDatabase.prototype, 'transaction')
  onTestFinished(() => begin.mockRestore())
  const good = Array.from({ length: 50 }, (_, index) => intent(`Ada ${index}`))
  await Promise.all(good.map((one) => records.record(one)))
  expect(begin.mock.calls.length).toBeLessThanOrEqual(2)
  const results = await Promise.allSettled(
    [intent(), title('nobody', 'queued'), intent()].map(records.record),
  )
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect((await records.read()).entries).toHaveLength(52)
})
