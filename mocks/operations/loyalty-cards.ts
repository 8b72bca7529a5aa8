import type { Rows } from '../model/tables.ts'
import { loyaltyGroup } from '../reference-data/customers.ts'
import { ownCustomer } from '../rules/access.ts'
import { accountsOf } from '../rules/find-customer.ts'
import { cardsByAccount } from '../tables/indexes.ts'
import { random } from '../tables/numbers.ts'
import type { LoyaltyCard } from '../wire/entities.ts'
import { isObject, textOf } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { requireAnswer, type MatchedRequest, type Operation } from './operation.ts'

const blocked = 3

/** Issues a loyalty card, always with a real-time call. Pending customers are refused, regardless of the switches. */
export const issueLoyaltyCard: Operation = {
  name: 'POST IssueLoyaltyCard',
  key: 'keyless',
  allowedCallers: ['employee', 'shopper'],
  parameters: { loyaltyCard: 'LoyaltyCard' },
  returns: 'LoyaltyCard',
  plan(rows, request) {
    parseIssue(rows, request)
    return 'real-time'
  },
  run(rows, request) {
    const issue = parseIssue(rows, request)
    requireAnswer(request)
    const card: LoyaltyCard = {
      CardNumber: issue.cardNumber || newCardNumber(rows),
      CustomerAccount: issue.account,
      CardTenderTypeValue: issue.tenderType,
      LoyaltyGroups: [{ ...loyaltyGroup }],
      RewardPoints: [{ RewardPointId: 'Points', IssuedPoints: 0, ActivePoints: 0 }],
    }
    rows.put('loyaltyCards', card.CardNumber, card)
    return { kind: 'entity', value: card }
  },
}

/** The cards of a customer, including those issued under its former account. */
export const getCustomerLoyaltyCards: Operation = {
  name: 'POST GetCustomerLoyaltyCards',
  key: 'keyless',
  allowedCallers: ['employee', 'shopper'],
  parameters: { accountNumber: 'text' },
  returns: 'LoyaltyCard[]',
  run(rows, request) {
    const accounts = accountsOf(ownCustomer(rows, { ...request, key: textOf(request.body.accountNumber) }))
    const cards = accounts.flatMap((account) => cardsByAccount.find(rows, account))
    return { kind: 'list', values: cards }
  },
}

/** Reads a card: an employee any, a shopper one of its own. */
export const getLoyaltyCard: Operation = {
  name: 'POST GetLoyaltyCard',
  key: 'keyless',
  allowedCallers: ['employee', 'shopper'],
  parameters: { cardNumber: 'text' },
  returns: 'LoyaltyCard',
  run(rows, request) {
    const card = rows.get('loyaltyCards', textOf(request.body.cardNumber))
    if (!card) throw new Refusal('LoyaltyCardNotFound')
    ownCustomer(rows, { ...request, key: card.CustomerAccount })
    return { kind: 'entity', value: card }
  },
}

function parseIssue(rows: Rows, request: MatchedRequest) {
  const card = isObject(request.body.loyaltyCard) ? request.body.loyaltyCard : {}
  const found = ownCustomer(rows, { ...request, key: textOf(card.CustomerAccount) })
  if (found.status === 'pending') throw new Refusal('LoyaltyCardForAsyncCustomerNotSupported')
  if (isBlocked(rows, found.account)) throw new Refusal('CustomerBlockedForLoyaltyEnrollment')
  const cardNumber = textOf(card.CardNumber)
  if (cardNumber && rows.get('loyaltyCards', cardNumber)) throw new Refusal('DuplicateObject')
  return { account: found.account, cardNumber, tenderType: Number(card.CardTenderTypeValue ?? 0) }
}

/** [ours] A customer with a blocked card gets no other one. */
function isBlocked(rows: Rows, account: string): boolean {
  return cardsByAccount.find(rows, account).some((card) => card.CardTenderTypeValue === blocked)
}

function newCardNumber(rows: Rows): string {
  return String(Math.floor(random(rows) * 1e9)).padStart(9, '0')
}
