import type { Fault, FaultKind } from '../model/faults.ts'
import { statusesWithoutBody } from '../model/ranges.ts'
import type { RequestContext } from '../operations/operation.ts'
import type { Deps } from '../runtime/deps.ts'
import type { ErrorId } from '../wire/error-ids.ts'
import { Refusal } from '../wire/refusal.ts'
import { refusalAnswer, type Answer } from './answer.ts'
import { gatewayAnswer } from './gateway.ts'
import { processRequest } from './process.ts'

/** The part of the answer that reaches the client. */
export type Delivery =
  | { readonly kind: 'answered'; readonly answer: Answer }
  | { readonly kind: 'garbage'; readonly answer: Answer }
  | { readonly kind: 'lost'; readonly answer?: Answer }

/**
 * Processes a request, or fails as its faults say. Calls `onLateAnswer` for a request that is processed after the client
 * got its answer: with the request, its own notes, and the answer that nobody gets.
 */
export async function answerWithFaults(
  deps: Deps,
  request: RequestContext,
  onLateAnswer: (late: RequestContext, answer: Answer) => void,
): Promise<Delivery> {
  const fault = (kind: FaultKind) => request.faults.find((one) => one.kind === kind)
  if (fault('no-connection')) return { kind: 'lost' }
  const instead = await answerInstead(deps, request, fault)
  if (instead) return { kind: 'answered', answer: instead }
  const late = fault('late-commit')
  if (late) return answerBeforeCommit(deps, request, late, onLateAnswer)
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
    status: statusesWithoutBody.includes(status) ? 200 : status,
    headers: { 'Content-Type': 'text/html' },
  })
}

/** The answer of somebody in front of the channel: the request is never processed. */
async function answerInstead(
  { clock }: Deps,
  { headers }: RequestContext,
  fault: (kind: FaultKind) => Fault | undefined,
): Promise<Answer | undefined> {
  const timeout = fault('timeout')
  if (timeout) {
    await clock.sleep(timeout.ms ?? 60_000)
    return refusalAnswer(new Refusal('TransactionServiceTimeOut'), headers)
  }
  const status = fault('status')
  if (status) return statusAnswer(status, headers)
  const gateway = fault('gateway')
  return gateway && gatewayAnswer(gateway)
}

/** [ours] Answers as a gateway that gives up before the channel has processed the request. */
async function answerBeforeCommit(
  deps: Deps,
  request: RequestContext,
  { ms = 60_000, answerMs = 0, answer = 'timeout' }: Fault,
  onLateAnswer: (late: RequestContext, answer: Answer) => void,
): Promise<Delivery> {
  deps.lateCommits.add(ms, async () => {
    const late = { ...request, notes: [...request.notes] }
    const lateAnswer = await processRequest(deps, late)
    late.notes.push(`processed late, and answered ${lateAnswer.status} to nobody`)
    onLateAnswer(late, lateAnswer)
  })
  await deps.clock.sleep(answerMs)
  return answer === 'none' ? { kind: 'lost' } : { kind: 'answered', answer: gatewayAnswer({ status: 504 }) }
}

/** [ours] The error that a status stands for, so that a shopper reads what fits it. Others: the service is not available. */
const errorOfStatus: Readonly<Partial<Record<number, ErrorId>>> = {
  400: 'AggregateValidationError',
  401: 'InvalidUserToken',
  403: 'AuthorizationFailed',
  404: 'UnknownOperation',
  409: 'DuplicateObject',
}

function statusAnswer({ status = 503, errorResourceId, retryAfter }: Fault, headers: Headers): Answer {
  const refusal = new Refusal(errorOfStatus[status] ?? 'ServiceUnavailable', {
    status,
    ...(errorResourceId && { resourceId: errorResourceId }),
  })
  const answer = refusalAnswer(refusal, headers)
  if (retryAfter === undefined) return answer
  return { ...answer, headers: { ...answer.headers, 'Retry-After': String(retryAfter) } }
}
