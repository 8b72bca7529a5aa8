import { describe, expect, test } from 'vitest'
import { planSweep, staysUntilForgotten, visitMs } from '../../../sdk/outbox/retention.ts'
import { sampleCustomer, sampleEntry } from '../../support/samples.ts'

const now = 10 * visitMs
const synced = { status: 'synced', mode: 'sync', accountNumber: '004021' } as const
const done = sampleCustomer({ identity: synced, createdAt: now - 1_000 })
const plan = (customer: typeof done, began = now) =>
  planSweep({ customers: [customer], entries: [] }, now, began)
const outcome = (customer: typeof done, began?: number) =>
  plan(customer, began).updates.map(({ apply }) => apply(customer))

describe('what stays on the device', () => {
  test.each([
    ['all', 'guest', true],
    ['all', 'shopper', true],
    ['own', 'guest', false],
    ['own', 'shopper', true],
    ['own', 'application', true],
    ['nothing', 'guest', false],
    ['nothing', 'shopper', false],
    ['nothing', 'application', false],
  ] as const)('with keep: %s, a %s keeps it until forget(): %s', (keep, caller, expected) => {
    expect(staysUntilForgotten(keep, caller)).toBe(expected)
  })

  test('notes since when a customer is done, and looks again after a visit', () => {
    expect(outcome(done)).toEqual([{ ...done, doneAt: now }])
    expect(plan(done).nextInMs).toBe(visitMs)
    expect(plan({ ...done, doneAt: now - 60_000 })).toEqual({ updates: [], nextInMs: visitMs - 60_000 })
  })

  test('leaves the account number only, an hour after it was confirmed', () => {
    const [left] = outcome({ ...done, doneAt: now - visitMs })
    expect(left).toMatchObject({ key: done.key, identity: synced })
    expect(left?.profile).toEqual({ addresses: [], attributes: [], affiliationIds: [], contacts: [] })
    expect(left).not.toHaveProperty('doneAt')
    expect(left && planSweep({ customers: [left], entries: [] }, now, now)).toEqual({
      updates: [],
      nextInMs: undefined,
    })
  })

  test('keeps the kind of customer', () => {
    const profile = { ...done.profile, customerType: 'organization', name: 'Sartoria' } as const
    const [left] = outcome({ ...done, profile, doneAt: 0 })
    expect(left?.profile).toMatchObject({ customerType: 'organization' })
    expect(left?.profile).not.toHaveProperty('name')
  })

  test('removes at once what an earlier visit has left', () => {
    const [left] = outcome({ ...done, createdAt: now - 3 * visitMs }, now - 1_000)
    expect(left?.profile).not.toHaveProperty('firstName')
  })

  test('does not keep it longer because the clock was set back', () => {
    const [left] = outcome({ ...done, doneAt: now + 24 * visitMs })
    expect(left?.profile).not.toHaveProperty('firstName')
  })

  test.each([
    ['queued', { status: 'queued' }],
    ['pending', { status: 'pending', mode: 'async', guid: 'a-guid' }],
    ['refused', { status: 'refused', failure: { kind: 'refused', code: 'headquarters_refused' } }],
  ] as const)('keeps everything of a customer that is %s', (_, identity) => {
    const customer = sampleCustomer({ identity, createdAt: 0, doneAt: 0 })
    expect(plan(customer)).toEqual({ updates: [], nextInMs: undefined })
  })

  test('keeps everything of a customer with an open entry', () => {
    const customer = { ...done, doneAt: 0 }
    const entries = [sampleEntry({ customerKey: customer.key, status: 'refused' })]
    expect(planSweep({ customers: [customer], entries }, now, now).updates).toEqual([])
  })
})
