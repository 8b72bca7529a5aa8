import type { Deps } from '../runtime/deps.ts'
import type { Fault } from '../model/settings.ts'
import { Refusal } from '../wire/refusal.ts'
import { isCommerce, requestAddress } from './odata-url.ts'
import type { Answer } from './answer.ts'
import { batchOf, batchResponse, type BatchAnswer, type BatchPart, type BatchRequest } from './batch.ts'
import { carryOut, refused, type Passage } from './execute.ts'
import { exchangeOf, type Incoming } from './match.ts'
import { faultsFor } from './request-faults.ts'
import { checkChannel } from './headers.ts'
import { once } from './idempotency.ts'

/** Answers a request that has arrived: once, with what it changed. Never rejects, and never tells a stack trace. */
export async function processRequest(
  context: Deps,
  incoming: Incoming,
  faults: readonly Fault[],
  notes: string[],
): Promise<Answer> {
  try {
    if (incoming.unreadable) throw incoming.unreadable
    if (!isCommerce(incoming.url)) throw new Refusal('UnknownOperation')
    if (requestAddress(incoming.url).path === '$batch')
      return await processBatch(context, incoming, faults, notes)
    return await once(context, incoming, () => processOne(context, incoming, faults, notes))
  } catch (error) {
    return failure(error, incoming, notes)
  }
}

async function processOne(
  context: Deps,
  incoming: Incoming,
  faults: readonly Fault[],
  notes: string[],
): Promise<Answer> {
  try {
    const exchange = exchangeOf(incoming, context.settings.operatingUnitNumber)
    const [answer] = await carryOut(context, [{ incoming, exchange, faults, notes }])
    if (!answer) throw new Error('A request was carried out without an answer')
    return answer
  } catch (error) {
    return failure(error, incoming, notes)
  }
}

async function processBatch(
  context: Deps,
  incoming: Incoming,
  faults: readonly Fault[],
  notes: string[],
): Promise<Answer> {
  checkChannel(incoming.headers, context.settings.operatingUnitNumber)
  const answers: BatchAnswer[] = []
  // One after another, as they stand in the batch.
  for (const part of batchOf(incoming)) answers.push(await processPart(context, part, faults, notes))
  return batchResponse(answers)
}

async function processPart(
  context: Deps,
  part: BatchPart,
  faults: readonly Fault[],
  notes: string[],
): Promise<BatchAnswer> {
  if (part.kind === 'change set') return processChangeSet(context, part.requests, faults, notes)
  const { request } = part
  const triggered = [...faults, ...(await faultsFor(context, request))]
  return { kind: 'answer', request, answer: await processOne(context, request, triggered, notes) }
}

/** A change set is kept as a whole or not at all; when one of its requests is refused, its answer stands for all. */
async function processChangeSet(
  context: Deps,
  requests: Extract<BatchPart, { kind: 'change set' }>['requests'],
  faults: readonly Fault[],
  notes: string[],
): Promise<BatchAnswer> {
  try {
    const passages: Passage[] = []
    for (const request of requests) {
      const exchange = exchangeOf(request, context.settings.operatingUnitNumber)
      const triggered = [...faults, ...(await faultsFor(context, request))]
      passages.push({ incoming: request, exchange, faults: triggered, notes })
    }
    const answers = await carryOut(context, passages)
    return { kind: 'change set', answers: requests.map((request, at) => paired(request, answers[at])) }
  } catch (error) {
    const [request] = requests
    return { kind: 'answer', request, answer: failure(error, request, notes) }
  }
}

function paired(request: BatchRequest, answer: Answer | undefined) {
  if (!answer) throw new Error('A request was carried out without an answer')
  return { request, answer }
}

/** What is not a refusal is a fault of the channel; only the log says which. */
function failure(error: unknown, { headers }: Incoming, notes: string[]): Answer {
  const refusal = error instanceof Refusal ? error : new Refusal('StorageUnavailable')
  notes.push(error instanceof Error ? error.message : String(error))
  return refused(refusal, headers)
}
