import { newSince, type Mark } from '../domain/recognition.ts'
import { definedFields } from '../domain/validation.ts'
import { attemptToFind, type Delivery } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import type { Answer } from '../wire/answer.ts'
import {
  busyIfLost,
  lookupResultOfError,
  mapAnswer,
  type LookupResult,
  type Operation,
  type OperationContext,
} from './operation.ts'

type Context = OperationContext<'issue-loyalty-card'>

export const issueLoyaltyCard = {
  async readBefore(context) {
    const answer = busyIfLost(await listCards(context))
    return mapAnswer(answer, (numbers) => ({ marks: numbers.map(toMark) }))
  },
  async send({ entry, customer, endpoints }) {
    const { identity } = customer
    if (identity.status !== 'synced') return { kind: 'busy' }
    const { cardNumber } = entry.payload
    const answer = await endpoints.issueLoyaltyCard(identity.accountNumber, cardNumber, entry.id)
    return mapAnswer(answer, toDelivery)
  },
  async lookUp(context) {
    const { entry, customer, marks } = context
    const answer = marks ? listed(marks) : await listCards(context)
    if (answer.kind !== 'ok') return lookupResultOfError(answer)
    const { cardNumber } = entry.payload
    if (cardNumber) return answer.body.includes(cardNumber) ? found(cardNumber) : { kind: 'not-found' }
    const known = [customer.profile.loyaltyCardNumber ?? ''].map(toMark)
    const [issued, ...others] = newSince(attemptToFind(entry)?.before ?? known, answer.body, toMark)
    if (others.length > 0) return { kind: 'several' }
    return issued === undefined ? { kind: 'not-found' } : found(issued)
  },
  show(customer, { payload }, state) {
    return { ...customer, loyaltyCard: definedFields({ ...state, number: payload.cardNumber }) }
  },
} satisfies Operation<'issue-loyalty-card'>

async function listCards({ customer, endpoints }: Context): Promise<Answer<readonly string[]>> {
  const { identity } = customer
  return identity.status === 'synced' ? endpoints.listLoyaltyCards(identity.accountNumber) : { kind: 'busy' }
}

function toMark(cardNumber: string): Mark {
  return { ids: [cardNumber], content: '' }
}

const listed = (marks: readonly Mark[]): Answer<readonly string[]> => ({
  kind: 'ok',
  body: marks.flatMap(({ ids }) => ids),
})

function found(cardNumber: string): LookupResult {
  return { kind: 'found', delivery: toDelivery(cardNumber) }
}

function toDelivery(loyaltyCardNumber: string): Delivery {
  return { apply: (customer) => withProfile(customer, { loyaltyCardNumber }) }
}
