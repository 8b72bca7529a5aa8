import { withProfile } from '../outbox/customer-record.ts'
import type { Delivery } from '../outbox/intents.ts'
import { mapAnswer, unhappyFinding, type OperationKind } from './operation.ts'

export const issueLoyaltyCard: OperationKind<'issue-loyalty-card'> = {
  again: 'look up first',
  async send({ entry, customer, endpoints }) {
    const { identity } = customer
    if (identity.status !== 'synced') return { kind: 'busy' }
    const answer = await endpoints.issueLoyaltyCard(
      identity.accountNumber,
      entry.payload.cardNumber,
      entry.id,
    )
    return mapAnswer(answer, toDelivery)
  },
  async lookUp({ entry, customer, endpoints }) {
    const { identity } = customer
    if (identity.status !== 'synced') return { kind: 'absent' }
    const answer = await endpoints.listLoyaltyCards(identity.accountNumber)
    if (answer.kind !== 'ok') return unhappyFinding(answer)
    const { cardNumber } = entry.payload
    const { loyaltyCardNumber } = customer.profile
    // The card that is known already is another intent's.
    const issued = answer.body.findLast((number) =>
      cardNumber ? number === cardNumber : number !== loyaltyCardNumber,
    )
    return issued ? { kind: 'found', delivery: toDelivery(issued) } : { kind: 'absent' }
  },
  show(customer, { payload }, state) {
    const number = payload.cardNumber
    return { ...customer, loyaltyCard: { ...state, ...(number && { number }) } }
  },
}

function toDelivery(loyaltyCardNumber: string): Delivery {
  return { apply: (customer) => withProfile(customer, { loyaltyCardNumber }) }
}
