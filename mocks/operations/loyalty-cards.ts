import type { Rows } from '../model/tables.ts'
import { loyaltyGroup } from '../reference-data/customers.ts'
import { ownCustomer } from '../rules/access.ts'
import { accountsOf } from '../rules/find-customer.ts'
import { random } from '../tables/numbers.ts'
import type { LoyaltyCard } from '../wire/entities.ts'
import { isObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { requireAnswer, type MatchedRequest, type Operation } from './operation.ts'

const blocked = 3

/** Always a real-time call: a customer without an account number gets no card, whatever the switches say. */
export const issueLoyaltyCard: Operation = {
  name: 'POST IssueLoyaltyCard',
  key: 'keyless',
  allowedCallers: ['shopper', 'application'],
  plan(rows, request) {
    readIssue(rows, request)
    return 'real-time'
  },
  run(rows, request) {
    const wanted = readIssue(rows, request)
    requireAnswer(request)
    const card: LoyaltyCard = {
      CardNumber: wanted.cardNumber || newCardNumber(rows),
      CustomerAccount: wanted.account,
      CardTenderTypeValue: wanted.tenderType,
      LoyaltyGroups: [{ ...loyaltyGroup }],
      RewardPoints: [{ RewardPointId: 'Points', IssuedPoints: 0, ActivePoints: 0 }],
    }
    rows.put('loyaltyCards', card.CardNumber, card)
    return { kind: 'entity', set: 'Microsoft.Dynamics.DataServiceProxy.LoyaltyCard', value: card }
  },
}

export const getCustomerLoyaltyCards: Operation = {
  name: 'POST GetCustomerLoyaltyCards',
  key: 'keyless',
  allowedCallers: ['shopper', 'application'],
  run(rows, request) {
    const names = accountsOf(ownCustomer(rows, { ...request, key: textOf(request.body.accountNumber) }))
    const cards = rows.all('loyaltyCards').filter(({ CustomerAccount }) => names.includes(CustomerAccount))
    return { kind: 'list', type: 'LoyaltyCard', values: cards }
  },
}

function readIssue(rows: Rows, request: MatchedRequest) {
  const wanted = isObject(request.body.loyaltyCard) ? request.body.loyaltyCard : {}
  const found = ownCustomer(rows, { ...request, key: textOf(wanted.CustomerAccount) })
  if (found.status === 'pending') throw new Refusal('LoyaltyCardForAsyncCustomerNotSupported')
  if (isBlocked(rows, found.account)) throw new Refusal('CustomerBlockedForLoyaltyEnrollment')
  const cardNumber = textOf(wanted.CardNumber)
  if (cardNumber && rows.get('loyaltyCards', cardNumber)) throw new Refusal('DuplicateObject')
  return { account: found.account, cardNumber, tenderType: Number(wanted.CardTenderTypeValue ?? 0) }
}

/** [ours] A customer with a blocked card gets no further one. */
function isBlocked(rows: Rows, account: string): boolean {
  return rows
    .all('loyaltyCards')
    .some((card) => card.CustomerAccount === account && card.CardTenderTypeValue === blocked)
}

function newCardNumber(rows: Rows): string {
  return String(Math.floor(random(rows) * 1e9)).padStart(9, '0')
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
