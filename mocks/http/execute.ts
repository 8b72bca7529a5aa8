import type { Deps } from '../runtime/deps.ts'
import type { MatchedRequest, RealTimeOutcome } from '../operations/operation.ts'
import { random } from '../tables/numbers.ts'
import type { Rows } from '../model/tables.ts'
import type { Fault } from '../model/settings.ts'
import { Refusal } from '../wire/refusal.ts'
import { answerOf, refusalAnswer, type Answer } from './answer.ts'
import type { Exchange, Incoming } from './match.ts'
import { languageOf } from './headers.ts'

/** One request on its way through the channel. */
export interface Passage {
  readonly incoming: Incoming
  readonly exchange: Exchange
  readonly faults: readonly Fault[]
  readonly notes: string[]
}

/**
 * Plans, calls headquarters where that is needed, and runs everything in one transaction: all of it is kept, or nothing.
 * Throws the first `Refusal`.
 */
export async function carryOut(context: Deps, passages: readonly Passage[]): Promise<Answer[]> {
  const plans = await context.tables.change((rows) =>
    passages.map((passage) => planOf(rows, context, passage)),
  )
  await Promise.all(plans.map((plan, at) => plan && callHeadquarters(context, passages[at], plan)))
  return context.tables.change((rows) =>
    passages.map((passage, at) => {
      const { incoming, exchange } = passage
      const result = exchange.operation.run(rows, callOf(context, passage, plans[at]))
      return answerOf(result, incoming)
    }),
  )
}

export function refused(refusal: Refusal, headers: Headers): Answer {
  return refusalAnswer(refusal, languageOf(headers), headers.get('RequestId') ?? crypto.randomUUID())
}

interface RealTimePlan {
  readonly ms: number
  readonly outcome: Exclude<RealTimeOutcome, 'not made'>
  readonly refusedWith?: string
}

function planOf(rows: Rows, context: Deps, passage: Passage): RealTimePlan | undefined {
  const { plan } = passage.exchange.operation
  const isOffline = passage.faults.some(({ kind }) => kind === 'offline')
  if (plan && isOffline) return { ms: 0, outcome: 'offline' }
  if (plan?.(rows, callOf(context, passage, undefined)) !== 'real-time') return undefined
  const { serviceMs, failureRate } = context.settings.realTime
  const ms = serviceMs > 0 ? serviceMs * (0.5 + random(rows)) : 0
  const isFailing = failureRate > 0 && random(rows) < failureRate
  return { ms, ...outcomeOf(passage.faults, isFailing) }
}

function outcomeOf(faults: readonly Fault[], isFailing: boolean): Omit<RealTimePlan, 'ms'> {
  const refusal = faults.find(({ kind }) => kind === 'headquarters-refusal')
  if (refusal) {
    const { errorResourceId } = refusal
    return { outcome: 'refused', ...(errorResourceId && { refusedWith: errorResourceId }) }
  }
  const isStruck = faults.some(({ kind }) => kind === 'real-time-failure')
  return { outcome: isFailing || isStruck ? 'failed on the way' : 'answered' }
}

async function callHeadquarters(
  context: Deps,
  passage: Passage | undefined,
  plan: RealTimePlan,
): Promise<void> {
  if (plan.outcome === 'offline') return
  const { waitedMs } = await context.realTimeQueue.call(plan.ms, plan.outcome)
  const waited = waitedMs > 0 ? `, after ${Math.round(waitedMs)} ms in line` : ''
  passage?.notes.push(`real-time call: ${plan.outcome}, ${Math.round(plan.ms)} ms${waited}`)
}

function callOf(context: Deps, { exchange, notes }: Passage, plan: RealTimePlan | undefined): MatchedRequest {
  const { caller, body, parameters, key } = exchange
  return {
    caller,
    body,
    parameters,
    now: context.clock.now(),
    realTime: plan?.outcome ?? 'not made',
    enhancedParts: context.settings.enhancedParts,
    notes,
    ...(key !== undefined && { key }),
    ...(plan?.refusedWith && { refusedWith: plan.refusedWith }),
  }
}
