import { triggeredFaults } from '../faults/triggered.ts'
import { answerProviderRequest } from '../identities/provider.ts'
import { endpointOf } from '../identities/urls.ts'
import type { IdentifiedRequest, RequestContext } from '../operations/operation.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import { refusalAnswer, type Answer } from './answer.ts'
import { batchItems, batchResponse, type BatchAnswer, type BatchItem, type BatchRequest } from './batch.ts'
import { executeChangeSetLinked, executeLinked } from './first-request.ts'
import { answerOnce } from './idempotency.ts'
import { checkChannel, identify, match } from './match.ts'
import { metadataAnswer, serviceDocument } from './metadata.ts'
import { isCommerceUrl, parseUrl, rootOf } from './odata-url.ts'
import { withReferencedPath } from './references.ts'
import { requestName } from './request-names.ts'

/**
 * Processes a request that has arrived: one to the identity provider, a single one to the channel, or a batch. Never
 * rejects, and never answers with a stack trace.
 */
export async function processRequest(deps: Deps, request: RequestContext): Promise<Answer> {
  try {
    if (request.unreadable) throw request.unreadable
    if (endpointOf(request.url)) return await answerProviderRequest(deps, request)
    if (!isCommerceUrl(request.url)) throw new Refusal('UnknownOperation')
    const { path } = parseUrl(request.url)
    if (path === '$batch') return await processBatch(deps, request)
    if (path === '' || path === '$metadata') return describe(request, path)
    return await answerOnce(deps, request, () => processSingle(deps, request))
  } catch (error) {
    return failure(error, request)
  }
}

/** Describes the service to everybody, because code generators send neither a channel nor a token. */
function describe({ method, url }: RequestContext, path: '' | '$metadata'): Answer {
  if (method !== 'GET') throw new Refusal('MethodNotAllowed', { allow: ['GET', 'HEAD'] })
  return path === '' ? serviceDocument(rootOf(url)) : metadataAnswer()
}

async function processSingle(deps: Deps, request: RequestContext): Promise<Answer> {
  try {
    const [answer] = await executeLinked(deps, [match(deps, await identify(deps, request))])
    return presentAnswer(answer)
  } catch (error) {
    return failure(error, request)
  }
}

async function processBatch(deps: Deps, batch: RequestContext): Promise<Answer> {
  if (batch.method !== 'POST') throw new Refusal('MethodNotAllowed', { allow: ['POST'] })
  checkChannel(batch.headers, deps.options.operatingUnitNumber)
  const answers: BatchAnswer[] = []
  // One after another: the order in the batch counts.
  for (const item of batchItems(batch)) answers.push(await processItem(deps, item))
  return batchResponse(answers)
}

async function processItem(deps: Deps, item: BatchItem): Promise<BatchAnswer> {
  if (item.kind === 'change set') return processChangeSet(deps, item.requests)
  const { request } = item
  return { kind: 'answer', request, answer: await processSingle(deps, await withOwnFaults(deps, request)) }
}

/** Keeps all changes of a change set or none. If a request is refused, its answer is the answer for the whole set. */
async function processChangeSet(
  deps: Deps,
  requests: Extract<BatchItem, { kind: 'change set' }>['requests'],
): Promise<BatchAnswer> {
  try {
    const prepared: (BatchRequest & IdentifiedRequest)[] = []
    for (const request of requests) {
      const withFaults = await withOwnFaults(deps, request, withReferencedPath(request, requests))
      prepared.push(await identify(deps, withFaults))
    }
    const answers = await executeChangeSetLinked(deps, prepared)
    return {
      kind: 'change set',
      answers: requests.map((request, at) => ({ request, answer: presentAnswer(answers[at]) })),
    }
  } catch (error) {
    const [request] = requests
    return { kind: 'answer', request, answer: failure(error, request) }
  }
}

/**
 * A request inside a batch, with the faults of the batch and those that apply to the request itself. Of the latter,
 * only faults between channel and headquarters have an effect.
 */
async function withOwnFaults<Request extends RequestContext>(
  deps: Deps,
  request: Request,
  named: RequestContext = request,
): Promise<Request> {
  const own = await triggeredFaults(deps, requestName(named))
  return { ...request, faults: [...request.faults, ...own] }
}

function presentAnswer(answer: Answer | undefined): Answer {
  if (!answer) throw new Error('A request was executed without an answer')
  return answer
}

/** Answers an error. One that is not a `Refusal` is a failure of the channel itself, and only the log names it. */
function failure(error: unknown, { headers, notes }: RequestContext): Answer {
  const refusal = error instanceof Refusal ? error : new Refusal('StorageUnavailable')
  notes.push(error instanceof Error ? error.message : String(error))
  return refusalAnswer(refusal, headers)
}
