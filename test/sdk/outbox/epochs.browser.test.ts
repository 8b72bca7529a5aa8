import type { CustomerKey } from 'pending-sync'
import { expect, test } from 'vitest'
import { sampleChannel, sampleAttempt } from '../../support/samples.ts'
import { createOutboxStore } from '../../../sdk/outbox/outbox-store.ts'
import { applicationOwner } from '../../../sdk/outbox/owner.ts'
import { guid, setupOutbox, accepted, attemptIn, intent } from './setup-outbox.ts'

test('lets only the leader of the current epoch claim an entry, and only once', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const outdated = await outbox.beginEpoch(1)
  const current = await outbox.beginEpoch(2)
  expect(await outbox.claim(entry, 'claim', attemptIn(outdated, 3))).toBeUndefined()
  expect(await outbox.claim(entry, 'claim', attemptIn(current, 3))).toMatchObject({
    entry: { status: 'sending', attempts: 1, lastAttempt: { at: 3, isResend: false } },
    customer: { key: customer.key },
  })
  expect(await outbox.claim(entry, 'claim', attemptIn(current, 4))).toBeUndefined()
})

test('claims an entry only for the customer for which it was read', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const attempt = attemptIn(await outbox.beginEpoch(1))
  const asKnown = { ...entry, customerKey: 'another' as CustomerKey }
  expect(await outbox.claim(asKnown, 'claim', attempt)).toBeUndefined()
  expect(await outbox.claim(entry, 'claim', attempt)).toBeDefined()
})

test('puts the entries in doubt that a vanished leader was sending', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  await outbox.claim(entry, 'claim', attemptIn(await outbox.beginEpoch(1)))
  await outbox.beginEpoch(9)
  expect((await outbox.read()).entries).toMatchObject([{ status: 'in-doubt', nextAttemptAt: 9 }])
})

test('resends an entry in doubt with its first key and channel, and only by the event for it', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const first = { epoch: await outbox.beginEpoch(1), idempotencyKey: 'first', channel: sampleChannel() }
  await outbox.claim(entry, 'claim', sampleAttempt(first))
  const epoch = await outbox.beginEpoch(9)
  const second = sampleAttempt({
    epoch,
    caller: 'shopper',
    idempotencyKey: 'second',
    channel: sampleChannel({ mode: 'async' }),
  })
  expect(await outbox.claim(entry, 'claim', second)).toBeUndefined()
  expect(await outbox.claim(entry, 'resend', second)).toMatchObject({
    entry: { attempts: 2, lastAttempt: { ...first, epoch, caller: 'shopper', isResend: true } },
  })
  // A refusal of the resend does not prove that the first attempt failed: a retry must use its key again.
  await outbox.recordOutcome(entry.id, { event: 'refuse' }, epoch)
  await outbox.recordOutcome(entry.id, { event: 'retry' })
  expect(await outbox.claim(entry, 'claim', second)).toMatchObject({
    entry: { lastAttempt: { idempotencyKey: 'first', isResend: true } },
  })
  await outbox.recordOutcome(entry.id, { event: 'answer-lost' }, epoch)
  await outbox.recordOutcome(entry.id, { event: 'not-found' })
  expect(await outbox.claim(entry, 'claim', second)).toMatchObject({
    entry: { lastAttempt: { ...second, isResend: false } },
  })
})

test('accepts a success from a leader of an older epoch, but nothing else', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const outdated = await outbox.beginEpoch(1)
  await outbox.claim(entry, 'claim', attemptIn(outdated, 1))
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
  await outbox.claim(entry, 'claim', attemptIn(outdated))
  const epoch = await outbox.beginEpoch(2)
  await outbox.recordOutcome(entry.id, { event: 'not-found' }, epoch)
  await outbox.claim(entry, 'claim', attemptIn(epoch))
  const failure = { kind: 'refused', code: 'headquarters_refused' } as const
  await outbox.recordOutcome(entry.id, { event: 'refuse', failure }, epoch)
  expect(await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }), outdated)).toBe(true)
  const { customers, entries } = await outbox.read()
  expect(customers).toMatchObject([{ identity: { status: 'pending', guid } }])
  expect(entries).toEqual([])
})

test('accepts nothing from an earlier leader after everything was removed', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const epoch = await outbox.beginEpoch(1)
  await outbox.claim(entry, 'claim', attemptIn(epoch, 1))
  await outbox.clear()
  const isRecorded = await outbox.recordOutcome(entry.id, accepted({ mode: 'async', guid }), epoch)
  expect(isRecorded).toBe(false)
  expect(await outbox.read()).toEqual({ customers: [], entries: [] })
})

test('an entry that was handed over is out of reach for the leader of its old owner', async () => {
  const { database, outbox: guest } = setupOutbox()
  // Any other owner will do.
  const other = createOutboxStore(database, applicationOwner, Math.random)
  const { customer, entry } = intent()
  await guest.record({ customer, entry })
  const epoch = await guest.beginEpoch(1)
  expect(await other.claimGuest()).toEqual({ claimed: 1, left: 0 })
  expect(await guest.claim(entry, 'claim', attemptIn(epoch))).toBeUndefined()
  expect(await guest.recordOutcome(entry.id, { event: 'discard' })).toBe(false)
  expect((await other.read()).entries).toMatchObject([{ id: entry.id, status: 'queued' }])
})

test('leaves a refused create with the guest if an earlier attempt of it may have arrived', async () => {
  const { database, outbox: guest } = setupOutbox()
  const other = createOutboxStore(database, applicationOwner, Math.random)
  const { customer, entry } = intent()
  await guest.record({ customer, entry })
  await guest.claim(entry, 'claim', attemptIn(await guest.beginEpoch(1)))
  const epoch = await guest.beginEpoch(2)
  await guest.claim(entry, 'resend', attemptIn(epoch))
  await guest.recordOutcome(entry.id, { event: 'refuse' }, epoch)
  expect(await other.claimGuest()).toEqual({ claimed: 0, left: 1 })
})

test('forgets that a token was refused when a person sends the entry again', async () => {
  const { outbox } = setupOutbox()
  const { customer, entry } = intent()
  await outbox.record({ customer, entry })
  const epoch = await outbox.beginEpoch(1)
  await outbox.claim(entry, 'claim', attemptIn(epoch))
  await outbox.recordOutcome(entry.id, { event: 'refuse', rejectedTokenId: 'a-token' }, epoch)
  expect((await outbox.read()).entries).toMatchObject([{ rejectedTokenId: 'a-token' }])
  await outbox.recordOutcome(entry.id, { event: 'retry' })
  expect((await outbox.read()).entries[0]).not.toHaveProperty('rejectedTokenId')
})
