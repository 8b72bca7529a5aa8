import type { Environment } from '../environment.ts'
import { FailureThrown } from '../errors.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import { createStore, type Store, type WritableStore } from '../stores/store.ts'
import type { Urgency } from './due.ts'
import type { Flusher } from './flusher.ts'
import { createLoop, type Loop } from './loop.ts'
import type { Reconciler } from './reconciler.ts'

const reconcileFirstMs = 2_000
const reconcileSlowestMs = 30_000
const reconcileGrowth = 1.6
const retryTurnAfterMs = 5_000
const retakeAfterMs = 1_000

/** The work of the one tab that sends: flushing what is due and reconciling what is pending. */
export interface Sender {
  /**
   * Takes a turn until the signal aborts or the device's storage fails; resolves when nothing is being sent any more.
   */
  run(signal: AbortSignal): Promise<void>
  /** `undefined` while another tab sends. */
  readonly turn: Store<Turn | undefined>
}

export interface Turn {
  /** Resolves when everything that may be sent now was sent. */
  flush(urgency: Urgency): Promise<void>
  /** Resolves when the channel was asked once; from here on it is asked often again. */
  reconcile(): Promise<void>
}

export interface SenderParts {
  readonly flusher: Flusher
  readonly reconciler: Reconciler
  readonly records: OutboxRecords
  readonly environment: Environment
  readonly onError: (error: unknown) => void
}

export function createSender(parts: SenderParts): Sender {
  const current = createStore<Turn | undefined>(undefined)
  return {
    turn: current,
    async run(signal) {
      const broken = new AbortController()
      const ended = AbortSignal.any([signal, broken.signal])
      const onError = (error: unknown) => {
        parts.onError(error)
        if (error instanceof FailureThrown && error.failure.kind === 'storage') broken.abort()
      }
      await takeTurn({ ...parts, onError }, current, ended)
      // Another tab's storage may work where this one's does not: it gives up its place, and stands in line again.
      await pause(parts.environment, signal, retryTurnAfterMs)
    },
  }
}

async function takeTurn(
  parts: SenderParts,
  current: WritableStore<Turn | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const term = await beginTerm(parts, signal)
  if (term === undefined) return
  const turn = startTurn(parts, term, signal)
  current.set(turn)
  await Promise.all([turn.flush('woken'), turn.reconcile()])
  await pause(parts.environment, signal)
  current.set(undefined)
  await turn.stop()
}

function startTurn(
  parts: SenderParts,
  firstTerm: number,
  signal: AbortSignal,
): Turn & { stop(): Promise<void> } {
  const { flusher, reconciler, environment, onError } = parts
  let term = firstTerm
  let urgency: Urgency = 'as-planned'
  let paceMs = reconcileFirstMs

  const reconciling: Loop = createLoop(
    environment,
    async () => {
      const { arrived, missing } = await reconciler.reconcile()
      // What waited for an account number may be sent now.
      if (arrived > 0) void flushing.run()
      if (missing === 0) return undefined
      paceMs = Math.min(paceMs * reconcileGrowth, reconcileSlowestMs)
      return paceMs
    },
    onError,
  )
  const flushing: Loop = createLoop(
    environment,
    async () => {
      const asked = urgency
      urgency = 'as-planned'
      const nextAt = await flusher.flush(term, asked, signal)
      if (nextAt === 'outdated') {
        term = await retakeTerm(parts, signal, term)
        return signal.aborted ? undefined : 0
      }
      reconciling.runWithin(reconcileFirstMs)
      return nextAt === undefined ? undefined : Math.max(0, nextAt - environment.now())
    },
    onError,
  )

  return {
    flush(asked) {
      if (asked === 'woken') urgency = asked
      flusher.wake()
      return flushing.run()
    },
    reconcile() {
      paceMs = reconcileFirstMs
      return reconciling.run()
    },
    async stop() {
      await Promise.all([flushing.stop(), reconciling.stop()])
    },
  }
}

async function beginTerm(parts: SenderParts, signal: AbortSignal): Promise<number | undefined> {
  if (signal.aborted) return undefined
  try {
    return await parts.records.beginTerm(parts.environment.now())
  } catch (error) {
    parts.onError(error)
    return undefined
  }
}

/**
 * A sender that came late to its turn may have moved the term on under the one that holds the lock. Whoever lost the lock
 * instead hears of it within the pause, and must not take the term again.
 */
async function retakeTerm(parts: SenderParts, signal: AbortSignal, outdated: number): Promise<number> {
  await pause(parts.environment, signal, retakeAfterMs)
  return (await beginTerm(parts, signal)) ?? outdated
}

/** Resolves after so many milliseconds, without them never, and as soon as the signal aborts. */
function pause(environment: Environment, signal: AbortSignal, ms?: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const cancel = ms === undefined ? () => undefined : environment.after(ms, resolve)
    signal.addEventListener('abort', () => (cancel(), resolve()), { once: true })
  })
}
