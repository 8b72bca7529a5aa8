import { isAboutSomebodyElse } from '../domain/content.ts'
import { attemptToFind, type Delivery } from '../outbox/model.ts'
import { saysCustomerExists, type Answer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { toDelivery, draftToSend } from './created-parts.ts'
import { withOwnPaths } from './field-paths.ts'
import { findInSearch } from './find-in-search.ts'
import { mapAnswer, type LookupResult, type Operation, type OperationContext } from './operation.ts'
import { findOwnCustomer, findOwnCustomerFirst } from './own-customer.ts'

type Context = OperationContext<'create-customer'>

export const createCustomer = {
  findFirst: async (context) =>
    context.caller === 'shopper' ? findOwnCustomerFirst(context) : { kind: 'ok', body: undefined },
  async send(context) {
    const { entry, endpoints } = context
    const answer = await endpoints.createCustomer({
      requestId: entry.id,
      draft: draftToSend(context),
      addressKeys: entry.payload.addressKeys,
      requestAsync: entry.requestedMode === 'async',
      idempotencyKey: entry.lastAttempt?.idempotencyKey,
    })
    if (answer.kind === 'refused' && isShopper(context) && saysCustomerExists(answer.error))
      return takeOwnCustomer(context, answer)
    if (answer.kind === 'ok' && isOfAnother(context, answer.body))
      return { kind: 'lost', reason: 'about-somebody-else' }
    return mapAnswer(withOwnPaths(answer, context), (created) => toDelivery(context, created))
  },
  lookUp: (context) => (isShopper(context) ? findOwnCustomer(context) : findInSearch(context)),
  show: (customer) => customer,
} satisfies Operation<'create-customer'>

/** The identity has a customer already. Without it at hand nobody knows what of the create it lacks: that is found out later. */
async function takeOwnCustomer(
  context: Context,
  refusal: Extract<Answer<never>, { kind: 'refused' }>,
): Promise<Answer<Delivery>> {
  const result: LookupResult = await findOwnCustomer(context)
  if (result.kind === 'found') return { kind: 'ok', body: result.delivery }
  // The e-mail address belongs to somebody else's customer.
  if (result.kind === 'not-found' || result.kind === 'cannot-tell') return refusal
  return { kind: 'lost', reason: 'no-answer' }
}

function isShopper({ entry }: Context): boolean {
  return attemptToFind(entry)?.caller === 'shopper'
}

function isOfAnother({ entry }: Context, { requestId, content }: WireCustomer): boolean {
  const isOtherRequest = requestId !== undefined && requestId !== entry.id
  return isOtherRequest || isAboutSomebodyElse(entry.payload.draft, content)
}
