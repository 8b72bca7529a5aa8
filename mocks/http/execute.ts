import type { Fault } from '../model/faults.ts'
import type { Rows } from '../model/tables.ts'
import type { IdentifiedRequest, MatchedRequest, RequestContext } from '../operations/operation.ts'
import { checkCaller } from '../rules/roles.ts'
import type { Deps } from '../runtime/deps.ts'
import type { CallOutcome } from '../runtime/real-time-queue.ts'
import { random } from '../tables/numbers.ts'
import { withIndexes } from '../tables/indexes.ts'
import { Refusal } from '../wire/refusal.ts'
import { answerOf, type Answer } from './answer.ts'
import type { BatchRequest } from './batch.ts'
import { match } from './match.ts'
import { inOrder } from './references.ts'

/**
 * Executes requests together: plans all of them, makes their real-time calls side by side, then runs them in one
 * transaction, which keeps the changes of all or of none. Rejects with the first `Refusal`.
 */
export async function execute(deps: Deps, requests: readonly MatchedRequest[]): Promise<Answer[]> {
  const plans = await deps.tables.change((rows) => {
    refuseAfterReset(deps, requests)
    return requests.map((request) => planOf(rows, deps, request))
  })
  await Promise.all(plans.map((plan) => callHeadquarters(deps, plan)))
  return deps.tables.change((rows) => {
    refuseAfterReset(deps, requests)
    return plans.map((plan) => run(rows, deps, plan))
  })
}

/**
 * Executes the requests of a change set that refer to entities that others of the set create. The plan of a request is
 * then known only when the requests before it have run: all run once for the plans, without storing anything, and once
 * more to store their changes.
 */
export async function executeReferences(
  deps: Deps,
  requests: readonly (BatchRequest & IdentifiedRequest)[],
): Promise<Answer[]> {
  const planned = await deps.tables.read((stored) => {
    const rows = withIndexes(stored)
    return inOrder(requests, (request) => {
      const plan = planOf(rows, deps, match(deps, request))
      return { plan, answer: run(rows, deps, plan) }
    })
  })
  await Promise.all(planned.map(({ plan }) => callHeadquarters(deps, plan)))
  return deps.tables.change((rows) => {
    refuseAfterReset(deps, requests)
    return inOrder(requests, (request, at) => {
      const realTimeCall = planned[at]?.plan.request.realTimeCall ?? { outcome: 'not made' }
      return { answer: run(rows, deps, { request: { ...match(deps, request), realTimeCall } }) }
    }).map(({ answer }) => answer)
  })
}

/** Throws a `Refusal` for a request from before a reset: the next test must not find the rows of the last one. */
function refuseAfterReset({ lateCommits }: Deps, requests: readonly RequestContext[]): void {
  if (requests.every(({ resets }) => resets === lateCommits.clears())) return
  throw new Refusal('ServiceUnavailable', {
    reason: 'The headquarters was reset while the request was under way',
  })
}

interface Plan {
  readonly request: MatchedRequest
  /** Absent: headquarters is not called. */
  readonly call?: PlannedCall
}

interface PlannedCall {
  /** The time that headquarters will take, in milliseconds. */
  readonly ms: number
  readonly outcome: CallOutcome
}

function planOf(rows: Rows, { options, clock }: Deps, request: MatchedRequest): Plan {
  const { operation, caller, faults } = request
  checkCaller(rows, operation, caller.kind)
  if (operation.plan && faults.some(({ kind }) => kind === 'offline')) {
    return { request: { ...request, realTimeCall: { outcome: 'offline' } } }
  }
  if (operation.plan?.(rows, request) !== 'real-time') return { request }
  // While a test drives the time, a call that takes time would not end until the test moves it.
  const { serviceMs = clock.isDriven() ? 0 : 25, failureRate } = options.realTime
  const ms = serviceMs > 0 ? serviceMs * (0.5 + random(rows)) : 0
  const isFailing = failureRate > 0 && random(rows) < failureRate
  const realTimeCall = callOutcome(faults, isFailing)
  return { request: { ...request, realTimeCall }, call: { ms, outcome: realTimeCall.outcome } }
}

function callOutcome(faults: readonly Fault[], isFailing: boolean) {
  const refusal = faults.find(({ kind }) => kind === 'headquarters-refusal')
  if (refusal) {
    const { errorResourceId } = refusal
    return { outcome: 'refused', ...(errorResourceId && { errorResourceId }) } as const
  }
  const hasFailure = faults.some(({ kind }) => kind === 'real-time-failure')
  return { outcome: isFailing || hasFailure ? 'failed' : 'answered' } as const
}

async function callHeadquarters({ realTimeQueue }: Deps, { request, call }: Plan): Promise<void> {
  if (!call) return
  const { waitedMs } = await realTimeQueue.call(call.ms, call.outcome)
  const waited = waitedMs > 0 ? `, after ${Math.round(waitedMs)} ms in line` : ''
  request.notes.push(`real-time call: ${call.outcome}, ${Math.round(call.ms)} ms${waited}`)
}

function run(rows: Rows, { clock }: Deps, { request }: Plan): Answer {
  return answerOf(request.operation.run(rows, { ...request, now: clock.now() }), request)
}
