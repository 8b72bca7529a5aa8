import type { Fault, FaultKind } from '../model/faults.ts'
import type { RequestContext } from '../operations/operation.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import { refusalAnswer, withoutBody, type Answer } from './answer.ts'
import { processRequest } from './process.ts'

/** The part of the answer that reaches the client. */
export type Delivery =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'garbage'; readonly answer: Answer }
  | { readonly kind: 'lost'; readonly answer?: Answer }

/** Processes a request, or fails as its faults say. */
export async function answerWithFaults(deps: Deps, request: RequestContext): Promise<Delivery> {
  const fault = (kind: FaultKind) => request.faults.find((one) => one.kind === kind)
  if (fault('no-connection')) return { kind: 'lost' }
  const gatewayAnswer = await answerOfGateway(deps, request, fault('timeout'), fault('status'))
  if (gatewayAnswer) return { kind: 'answered', answer: gatewayAnswer }
  const slow = fault('slow')
  if (slow) await deps.clock.sleep(slow.ms ?? 1000)
  if (fault('duplicate-delivery')) await processRequest(deps, request)
  const answer = await processRequest(deps, request)
  if (fault('no-answer')) return { kind: 'lost', answer }
  return { kind: fault('garbage') ? 'garbage' : 'answered', answer }
}

/** An answer that is no JSON, with the status of the real one, or with 200 where that allows no body. */
export function garbage({ status }: Answer): Response {
  const html = '<!doctype html><title>Proxy</title><p>Something answered, but not the channel.'
  return new Response(html, {
    status: withoutBody.includes(status) ? 200 : status,
    headers: { 'Content-Type': 'text/html' },
  })
}

async function answerOfGateway(
  { clock }: Deps,
  { headers }: RequestContext,
  timeout: Fault | undefined,
  status: Fault | undefined,
): Promise<Answer | undefined> {
  if (timeout) {
    await clock.sleep(timeout.ms ?? 60_000)
    return refusalAnswer(new Refusal('TransactionServiceTimeOut'), headers)
  }
  return status && statusAnswer(status, headers)
}

function statusAnswer({ status = 503, errorResourceId, retryAfter }: Fault, headers: Headers): Answer {
  const refusal = new Refusal('ServiceUnavailable', {
    status,
    ...(errorResourceId && { resourceId: errorResourceId }),
  })
  const answer = refusalAnswer(refusal, headers)
  if (retryAfter === undefined) return answer
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfter) } }
}
