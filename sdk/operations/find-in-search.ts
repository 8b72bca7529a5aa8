import { differingTexts } from '../domain/content.ts'
import { fullNameOf } from '../domain/names.ts'
import { attemptToFind } from '../outbox/model.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import { draftToSend, toDelivery } from './created-parts.ts'
import { lookupResultOfError, type LookupResult, type OperationContext } from './operation.ts'

type Context = OperationContext<'create-customer'>

/** A search reads at most this many candidates. */
const mostCandidates = 5

/** The clocks of the device and of the channel may differ by so much, in milliseconds. */
const clockToleranceMs = 5 * 60_000

/**
 * Searches for the customer of a lost create by e-mail, phone or name. Guests may not search. Source: roles of `Search`.
 */
export async function findInSearch(context: Context): Promise<LookupResult> {
  const { entry, endpoints } = context
  if (attemptToFind(entry)?.caller === 'guest') return { kind: 'cannot-tell' }
  const answer = await endpoints.search(toKeyword(context))
  if (answer.kind !== 'ok') return lookupResultOfError(answer)
  const candidates: WireCustomer[] = []
  for (const account of answer.body.slice(0, mostCandidates)) {
    const candidate = await endpoints.readCustomer(account)
    if (candidate.kind !== 'ok') return lookupResultOfError(candidate)
    candidates.push(candidate.body)
  }
  return choose(context, candidates, answer.body.length <= mostCandidates)
}

function toKeyword({ entry }: Context): string {
  const { draft } = entry.payload
  return draft.email || draft.phone || fullNameOf(draft)
}

/**
 * Chooses the customer that the create made: by the id of the create if the channel returns it, otherwise by what was sent
 * and when. A customer that is older than the request is never taken for it.
 */
function choose(context: Context, candidates: readonly WireCustomer[], hasReadAll: boolean): LookupResult {
  const { entry } = context
  const [ours, ...others] = candidates.filter(({ requestId }) => requestId === entry.id)
  if (ours) return { kind: 'found', delivery: toDelivery(context, ours), isTwice: others.length > 0 }
  // A channel that returns the id of another create would have returned ours.
  const returnsIds = candidates.some(({ requestId }) => requestId !== undefined)
  const unnamed = returnsIds ? [] : candidates
  const sentAt = (attemptToFind(entry)?.at ?? entry.recordedAt) - clockToleranceMs
  const isRecent = ({ createdAt }: WireCustomer) => createdAt === undefined || createdAt >= sentAt
  const isEqual = ({ content }: WireCustomer) => differingTexts(draftToSend(context), content).length === 0
  const equal = unnamed.filter((one) => isEqual(one) && isRecent(one) && one.createdAt !== undefined)
  const [found, ...more] = equal
  if (more.length > 0) return { kind: 'several' }
  if (found && hasReadAll) return { kind: 'found', delivery: toDelivery(context, found) }
  // One that is equal and older may be ours after all, if the clock of this device is wrong.
  const isConclusive = hasReadAll && !unnamed.some((one) => isRecent(one) || isEqual(one))
  return { kind: isConclusive ? 'not-found' : 'unclear' }
}
