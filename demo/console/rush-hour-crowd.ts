import { createRequest } from './channel-requests.ts'
import type { Sandbox } from './headquarters.ts'

/** How a person stands: not there yet, in line for headquarters, being served, with an answer, or without one. */
export type PersonState = 'coming' | 'waiting' | 'served' | 'done' | 'failed'

export interface CrowdNow {
  /** In the order in which they arrive. */
  readonly people: readonly PersonState[]
}

export interface CrowdResult {
  /** The waits of those who got an answer, in milliseconds, in ascending order. */
  readonly waits: readonly number[]
  /** The people whose request failed, or who had no answer after `giveUpMs`. */
  readonly failed: number
  /** The people whose real-time call had to wait for headquarters. */
  readonly stoodInLine: number
  /** The moment with the most real-time calls. */
  readonly busiest: { readonly inFlight: number; readonly waiting: number }
}

/** After this time without an answer a person gives up. Longer than most would wait. */
export const giveUpMs = 30_000

/** Has people register, each at its moment in `arrivals`, by requests to the channel. */
export function startCrowd(
  headquarters: Sandbox,
  arrivals: readonly number[],
  stopped: AbortSignal,
): { now(): CrowdNow; readonly result: Promise<CrowdResult> } {
  const sent: ('open' | 'done' | 'failed')[] = []
  const waits: number[] = []
  let busiest = { inFlight: 0, waiting: 0 }
  const unsubscribe = headquarters.realTime.subscribe(({ inFlight, waiting }) => {
    if (inFlight + waiting > busiest.inFlight + busiest.waiting) busiest = { inFlight, waiting }
  })

  async function register(index: number, at: number): Promise<void> {
    await sleep(at, stopped)
    if (stopped.aborted) return
    sent[index] = 'open'
    const start = performance.now()
    const isAnswered = await send(headquarters, index + 1, stopped)
    sent[index] = isAnswered ? 'done' : 'failed'
    if (isAnswered) waits.push(performance.now() - start)
  }

  async function finish(): Promise<CrowdResult> {
    await Promise.all(arrivals.map((at, index) => register(index, at)))
    unsubscribe()
    const failed = sent.filter((state) => state === 'failed').length
    const { waited } = headquarters.realTime.get()
    return { waits: waits.toSorted((left, right) => left - right), failed, stoodInLine: waited, busiest }
  }

  return {
    now: () => ({ people: statesOf(arrivals.length, sent, headquarters.realTime.get().waiting) }),
    result: finish(),
  }
}

/** Real-time calls start in the order in which people arrive: those in line are the last of those without an answer. */
export function statesOf(
  people: number,
  sent: readonly (string | undefined)[],
  waiting: number,
): readonly PersonState[] {
  const open = Array.from({ length: people }, (_, index) => index).filter((index) => sent[index] === 'open')
  const firstInLine = waiting ? (open.at(-waiting) ?? 0) : people
  return Array.from({ length: people }, (_, index) => {
    const state = sent[index]
    if (state === 'done' || state === 'failed') return state
    if (state === undefined) return 'coming'
    return index >= firstInLine ? 'waiting' : 'served'
  })
}

async function send(headquarters: Sandbox, number: number, stopped: AbortSignal): Promise<boolean> {
  const signal = AbortSignal.any([stopped, AbortSignal.timeout(giveUpMs)])
  const customer = { FirstName: 'Shopper', LastName: `No. ${number}`, CustomerTypeValue: 1 }
  try {
    const answer = headquarters.fetch(createRequest(customer))
    return (await Promise.race([answer, aborted(signal)])).ok
  } catch {
    return false
  }
}

/** Rejects when the signal is aborted. The channel goes on: it does not know that nobody waits any more. */
function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const stop = () => reject(new Error('Nobody waits for the answer'))
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
  })
}

/** Resolves after `ms`, or earlier when the run is stopped. */
function sleep(ms: number, stopped: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms)
    stopped.addEventListener('abort', () => (clearTimeout(timer), resolve()), { once: true })
  })
}
