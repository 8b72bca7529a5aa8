import type { Delivery } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { lookupResultOfError, mapAnswer, type Operation } from './operation.ts'

export const issueLoyaltyCard: Operation<'issue-loyalty-card'> = {
  resend: 'after-lookup',
  async send({ entry, customer, endpoints }) {
    const { identity } = customer
    if (identity.status !== 'synced') return { kind: 'busy' }
    const { cardNumber } = entry.payload
    const answer = await endpoints.issueLoyaltyCard(identity.accountNumber, cardNumber, entry.id)
    return mapAnswer(answer, toDelivery)
  },
  async lookUp({ entry, customer, endpoints }) {
    const { identity } = customer
    if (identity.status !== 'synced') return { kind: 'not-found' }
    const answer = await endpoints.listLoyaltyCards(identity.accountNumber)
    if (answer.kind !== 'ok') return lookupResultOfError(answer)
    const { cardNumber } = entry.payload
    const { loyaltyCardNumber } = customer.profile
    // The card that is already known belongs to another entry.
    const issued = answer.body.findLast((number) =>
      cardNumber ? number === cardNumber : number !== loyaltyCardNumber,
    )
    return issued ? { kind: 'found', delivery: toDelivery(issued) } : { kind: 'not-found' }
  },
  show(customer, { payload }, state) {
    const number = payload.cardNumber
    return { ...customer, loyaltyCard: { ...state, ...(number && { number }) } }
  },
}

function toDelivery(loyaltyCardNumber: string): Delivery {
  return { apply: (customer) => withProfile(customer, { loyaltyCardNumber }) }
}
