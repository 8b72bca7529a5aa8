import type { Customer, CustomerKey, OutboxEntry, Status } from 'pending-sync'
import { describe, expect, test } from 'vitest'
import { lateAfterMs, situationOf } from '../../demo/pages/account/situation.ts'

const key = 'ada' as CustomerKey
const now = 1_000_000_000
const idle: Status = { state: 'idle', unsent: 0, inDoubt: 0, pending: 0 }

function customer(status: Customer['status']): Customer {
  return { key, status, createdAt: now } as Customer
}

function create(entry: Partial<OutboxEntry>): OutboxEntry {
  return {
    id: 'entry',
    kind: 'create-customer',
    customerKey: key,
    status: 'queued',
    attempts: 0,
    recordedAt: now,
    ...entry,
  }
}

describe('the situation of a customer that no channel has accepted', () => {
  test.each([
    { what: 'to be sent', entry: {}, state: 'idle', situation: 'kept' },
    { what: 'being sent', entry: { status: 'sending' }, state: 'sending', situation: 'kept' },
    { what: 'without a connection', entry: {}, state: 'offline', situation: 'offline' },
    { what: 'that needs a sign-in', entry: {}, state: 'blocked', situation: 'blocked' },
    {
      what: 'that is looked up',
      entry: { status: 'in-doubt', nextAttemptAt: now },
      state: 'idle',
      situation: 'checking',
    },
    {
      what: 'that is looked up later, without a connection',
      entry: { status: 'in-doubt', nextAttemptAt: now },
      state: 'offline',
      situation: 'checking',
    },
    {
      what: 'that cannot be looked up',
      entry: { status: 'in-doubt' },
      state: 'idle',
      situation: 'undecided',
    },
  ] as const)('$what is $situation', ({ entry, state, situation }) => {
    const status = { ...idle, state, unsent: 1 }
    expect(situationOf(customer('queued'), { entries: [create(entry)], status, now, waitsSince: now })).toBe(
      situation,
    )
  })

  test('does not depend on the entries of others, nor on its own changes', () => {
    const entries = [
      create({ customerKey: 'bruno' as CustomerKey, status: 'in-doubt' }),
      create({ kind: 'create-address', status: 'in-doubt' }),
      create({}),
    ]
    expect(situationOf(customer('queued'), { entries, status: idle, now, waitsSince: now })).toBe('kept')
  })
})

describe('the situation of a customer that waits for its number', () => {
  test.each([
    { waited: 0, situation: 'atShop' },
    { waited: lateAfterMs - 1, situation: 'atShop' },
    { waited: lateAfterMs, situation: 'late' },
    { waited: 1000 * lateAfterMs, situation: 'late' },
    { waited: lateAfterMs, nextLook: 6 * 60_000, situation: 'late' },
    { waited: lateAfterMs, nextLook: 60 * 60_000, situation: 'atShop' },
  ])(
    'for $waited ms, with the next look in $nextLook ms, is $situation',
    ({ waited, nextLook, situation }) => {
      const status = { ...idle, pending: 1, ...(nextLook && { nextLookAt: now + nextLook }) }
      expect(situationOf(customer('pending'), { entries: [], status, now, waitsSince: now - waited })).toBe(
        situation,
      )
    },
  )
})

test.each([
  { status: 'refused', situation: 'refused' },
  { status: 'synced', situation: 'done' },
] as const)('a customer that is $status is $situation, whatever else happens', ({ status, situation }) => {
  const entries = [create({ status: 'refused' }), create({ kind: 'edit-customer', status: 'in-doubt' })]
  for (const state of ['idle', 'sending', 'offline', 'blocked'] as const)
    expect(situationOf(customer(status), { entries, status: { ...idle, state }, now, waitsSince: 0 })).toBe(
      situation,
    )
})
