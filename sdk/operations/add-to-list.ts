import type { EntryKind } from '../domain/entry.ts'
import type { Delivery } from '../outbox/intents.ts'
import type { Answer } from '../wire/answer.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { accountOf, edit, type Call } from './operation.ts'

/**
 * Adds to a list that an edit replaces as a whole: reads what is there, so that nothing that headquarters knows is
 * overwritten, and sends nothing when it is there already.
 */
export async function addToList<Kind extends EntryKind>(
  call: Call<Kind>,
  list: {
    readonly isThere: (known: WireCustomer) => boolean
    readonly toChanges: (known: WireCustomer) => object
    readonly toDelivery: (wire: WireCustomer) => Delivery
  },
): Promise<Answer<Delivery>> {
  const account = accountOf(call.customer)
  if (account === undefined) return { kind: 'busy' }
  const answer = await call.endpoints.readCustomer(account)
  if (answer.kind === 'lost') return { kind: 'busy' }
  if (answer.kind !== 'ok') return answer
  if (list.isThere(answer.body)) return { kind: 'ok', body: list.toDelivery(answer.body) }
  return edit(call, list.toChanges(answer.body), list.toDelivery)
}
