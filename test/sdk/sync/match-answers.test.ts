import { expect, test } from 'vitest'
import { matchByContent } from '../../../sdk/sync/match-answers.ts'
import { readWireCustomer, type WireCustomer } from '../../../sdk/wire/customer-shape.ts'
import { sampleCustomer } from '../../support/samples.ts'

const pending = (key: string, profile: object = {}) =>
  sampleCustomer({
    key,
    createEntryId: `entry-${key}`,
    identity: { status: 'pending', mode: 'async', guid: `00000000-0000-4000-8000-00000000000${key}` },
    profile: {
      firstName: 'Ada',
      lastName: 'Rossi',
      email: 'ada@example.com',
      addresses: [],
      attributes: [],
      affiliationIds: [],
      contacts: [],
      ...profile,
    },
  })

const answer = (AccountNumber: string, content: object = {}): WireCustomer => {
  const body = { AccountNumber, FirstName: 'ADA', LastName: 'Rossi', Email: 'Ada@Example.com', ...content }
  return readWireCustomer(body)!
}

const matched = (customers: Parameters<typeof matchByContent>[0], answers: readonly WireCustomer[]) =>
  matchByContent(customers, answers).map(({ customer, wire }) => [
    customer.key,
    'accountNumber' in wire.identity ? wire.identity.accountNumber : '',
  ])

test('a converted customer is known by what it says, in whatever writing', () => {
  const bruno = pending('2', { firstName: 'Bruno', email: 'bruno@example.com' })
  const answers = [answer('002', { FirstName: 'Bruno', Email: 'bruno@example.com' }), answer('001')]
  expect(matched([pending('1'), bruno], answers)).toEqual([
    ['2', '002'],
    ['1', '001'],
  ])
})

test.each([
  ['two who were asked for look the same', [pending('1'), pending('2')], [answer('001')]],
  ['two answers look the same', [pending('1')], [answer('001'), answer('002')]],
  ['it has another phone', [pending('1', { phone: '011 1' })], [answer('001', { Phone: '011 2' })]],
  ['it has another name', [pending('1')], [answer('001', { LastName: 'Verdi' })]],
  ['neither has an e-mail address', [pending('1', { email: '' })], [answer('001', { Email: '' })]],
])('nobody is recognized when %s', (_reason, customers, answers) => {
  expect(matched(customers, answers)).toEqual([])
})

test('a customer that waits still is no answer for another one', () => {
  const waiting = answer('00000000-0000-4000-8000-000000000009', { IsAsyncCustomer: true })
  expect(matched([pending('1')], [waiting])).toEqual([])
})
