import { triggeredFaults } from '../faults/triggered.ts'
import type { Headquarters } from '../api/headquarters.ts'
import { claimedCallerKind } from '../identities/caller.ts'
import { endpointOf } from '../identities/urls.ts'
import type { RequestLogEntry } from '../model/log-entry.ts'
import type { RequestContext } from '../operations/operation.ts'
import type { Deps } from '../runtime/deps.ts'
import { isTooDeep } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { responseOf } from './answer.ts'
import { bodyText } from './body.ts'
import { requestName } from './request-names.ts'
import { answerWithFaults, garbage, type Delivery } from './request-faults.ts'

/**
 * Answers requests as the channel would, with the faults that were added. A request goes through the files of this
 * folder in this order: `fetch` reads it, `request-faults` triggers faults, `process` takes batches apart, `match`
 * finds its operation, `execute` plans, calls headquarters and runs it, `answer` writes the answer.
 */
export function createFetch(deps: Deps): Headquarters['fetch'] {
  return async (input, init) => {
    const request = input instanceof Request && init === undefined ? input : new Request(input, init)
    await deps.clock.catchUp()
    const startedAt = deps.clock.now()
    const resets = deps.lateCommits.clears()
    const arrived = { ...(await readRequest(request)), resets }
    const faults = await triggeredFaults(deps, requestName(arrived))
    const notes = faults.map(({ kind, id }) => `fault ${id}: ${kind}`)
    const context = { ...arrived, faults, notes }
    const log = (of: RequestContext, delivery: Delivery) =>
      deps.log.add(logEntry(of, delivery, startedAt, deps.clock.now()))
    const delivery = await answerWithFaults(deps, context, (late, answer) =>
      log(late, { kind: 'lost', answer }),
    )
    log(context, delivery)
    if (delivery.kind === 'lost') throw new TypeError('Failed to fetch')
    const response = delivery.kind === 'garbage' ? garbage(delivery.answer) : responseOf(delivery.answer)
    return request.method === 'HEAD' ? new Response(null, response) : response
  }
}

async function readRequest(request: Request): Promise<Omit<RequestContext, 'resets'>> {
  const { headers } = request
  // A HEAD is a GET whose body is left out at the end.
  const method = request.method === 'HEAD' ? 'GET' : request.method
  const context = { method, url: new URL(request.url), headers, text: '', faults: [], notes: [] }
  try {
    return { ...context, text: await bodyText(request) }
  } catch (error) {
    if (error instanceof Refusal) return { ...context, unreadable: error }
    throw error
  }
}

function logEntry(
  context: RequestContext,
  { kind, answer }: Delivery,
  startedAt: number,
  now: number,
): RequestLogEntry {
  // Codes and tokens are left out of the log.
  const isSecret = endpointOf(context.url) !== undefined
  return {
    kind: 'request',
    at: startedAt,
    tookMs: now - startedAt,
    operation: requestName(context),
    method: context.method,
    url: isSecret ? context.url.origin + context.url.pathname : context.url.href,
    caller: claimedCallerKind(context.headers),
    ...(context.text && !isSecret && { body: jsonOrText(context.text) }),
    status: kind === 'lost' ? 0 : (answer?.status ?? 0),
    ...(answer?.body !== undefined && !isSecret && { answer: answer.body }),
    ...(answer?.errorResourceId && { errorResourceId: answer.errorResourceId }),
    notes: context.notes,
  }
}

/** The log must be written as JSON again, so it keeps what is nested too deep as text. */
function jsonOrText(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text)
    return isTooDeep(value) ? text : value
  } catch {
    return text
  }
}
