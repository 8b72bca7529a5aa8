import { expect, onTestFinished, test, vi } from 'vitest'
import { withIdentity } from '../../../sdk/outbox/stored-customer.ts'
import type { ArrivedIdentity } from '../../../sdk/domain/identity.ts'
import { guid, setupOutbox, accepted, attemptIn, intent, title } from './setup-outbox.ts'

test('records a customer and its entry together or not at all', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const sameEntryId = {
    customer: { ...customer, key: 'another' },
    entry: { ...entry, customerKey: 'another' },
  }
  await expect(outbox.record(sameEntryId)).rejects.toMatchObject({ failure: { kind: 'storage' } })
  expect((await outbox.read()).customers).toHaveLength(1)
})

test('records one customer for a key: the second intent records nothing, not even its entry', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  expect(await outbox.record({ customer, entry })).toBe('recorded')
  expect(await outbox.record({ customer, entry: { ...entry, id: 'another' } })).toBe('known')
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

test('rejects an entry for an unknown customer', async () => {
  const { outbox } = setupOutbox()
  await expect(outbox.record(title('nobody', 'queued'))).rejects.toMatchObject({
    failure: { code: 'entry_unknown' },
  })
})

test('removes the payload from the device once it is delivered', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.claim(entry, 'claim', attemptIn(await outbox.beginEpoch(1)))
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
  await outbox.claim(entry, 'claim', attemptIn(await outbox.beginEpoch(1)))
  await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
  const update = (identity: ArrivedIdentity) =>
    outbox.applyUpdates([{ key: customer.key, apply: (known) => withIdentity(known, identity) }])
  await update({ mode: 'sync', accountNumber: '004021' })
  await update({ mode: 'async', guid })
  expect((await outbox.read()).customers).toMatchObject([
    { identity: { status: 'synced', mode: 'async', accountNumber: '004021', guid } },
  ])
})

test('releases entries that waited for the account number in the transaction that stores it', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.record(title(customer.key, 'waiting'))
  await outbox.claim(entry, 'claim', attemptIn(await outbox.beginEpoch(1)))
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
    await outbox.claim(entry, 'claim', attemptIn(epoch))
    await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }))
    const early = title(customer.key, 'queued')
    await outbox.record(early)
    if (status === 'sending') await outbox.claim(early.entry, 'claim', attemptIn(epoch))
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
