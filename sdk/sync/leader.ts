import { anySignal } from '../abort.ts'
import { FailureError } from '../errors.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Urgency } from '../outbox/schedule.ts'
import { createStore, type Store, type WritableStore } from '../store.ts'
import { pause } from '../time-limit.ts'
import type { Flusher } from './flusher.ts'
import { beginEpoch, renewEpoch, type EpochDeps } from './epoch.ts'
import { createLoop, type Loop } from './loop.ts'
import type { Scope } from './pace.ts'
import type { Reconciler } from './reconciler.ts'
import type { Sweeper } from './sweeper.ts'
import { isUnconfirmed } from './waiting-list.ts'

/** The time after a flush until customers that another tab has stored are asked for, in milliseconds. */
const firstReconcileMs = 2_000
/** The time after a change until personal data that is not needed any more is looked for, in milliseconds. */
const sweepAfterMs = 5_000
const leadAgainAfterMs = 5_000

/** The work of the leading tab: it sends the due entries and reconciles the pending customers. */
export interface Leader {
  /**
   * Leads until the signal aborts or this tab's storage fails. Resolves when nothing is being sent any more.
   */
  lead(signal: AbortSignal): Promise<void>
  /** The leadership of this tab; `undefined` while another tab leads. */
  readonly leadership: Store<Leadership | undefined>
}

export interface Leadership {
  /** Resolves when everything that may be sent now was sent. */
  flush(urgency: Urgency): Promise<void>
  /** Resolves when the channel was asked once, if there is something to ask for. */
  reconcile(scope: Scope): Promise<void>
}

export interface LeaderDeps extends EpochDeps {
  readonly flusher: Flusher
  readonly reconciler: Reconciler
  readonly sweeper: Sweeper
  /** False while nobody looks at any tab of the owner: account numbers are not asked for then. */
  readonly isLookedAt: () => boolean
  /** Called with the time when account numbers are asked for next; `undefined` if nothing waits or nobody looks. */
  readonly onNextLook: (at: number | undefined) => void
}

export function createLeader(given: LeaderDeps): Leader {
  const deps = { ...given, hasNewlyWaiting: watchNewlyWaiting(given.outbox) }
  const leadership = createStore<Leadership | undefined>(undefined)
  return {
    leadership,
    async lead(signal) {
      const storageFailed = new AbortController()
      const ended = anySignal(signal, storageFailed.signal)
      const onError = (error: unknown) => {
        deps.onError(error)
        if (error instanceof FailureError && error.failure.kind === 'storage') storageFailed.abort()
      }
      await leadOnce({ ...deps, onError }, leadership, ended)
      // The storage of another tab may work where this one's does not: wait, then join the election again.
      await pause(deps.environment, signal, leadAgainAfterMs)
    },
  }
}

/** Returns a function that tells if a customer began to wait for headquarters since the last call. */
function watchNewlyWaiting(outbox: OutboxStore): () => boolean {
  let isAny = false
  outbox.onCommit(({ customers }) => {
    for (const customer of customers.values()) isAny ||= customer !== undefined && isUnconfirmed(customer)
  })
  return () => {
    const wasAny = isAny
    isAny = false
    return wasAny
  }
}

type LeadershipDeps = LeaderDeps & { readonly hasNewlyWaiting: () => boolean }

async function leadOnce(
  deps: LeadershipDeps,
  leadership: WritableStore<Leadership | undefined>,
  signal: AbortSignal,
): Promise<void> {
  const epoch = await beginEpoch(deps, signal)
  if (epoch === undefined) return
  const own = startLeadership(deps, epoch, signal)
  leadership.set(own)
  await Promise.all([own.flush('now'), own.reconcile('returned')])
  await pause(deps.environment, signal)
  leadership.set(undefined)
  await own.stop()
}

function startLeadership(
  deps: LeadershipDeps,
  firstEpoch: number,
  signal: AbortSignal,
): Leadership & { stop(): Promise<void> } {
  const { flusher, reconciler, sweeper, environment, onError } = deps
  const began = environment.now()
  let epoch = firstEpoch
  let urgency: Urgency = 'scheduled'
  /** The urgency that was asked for during the current flush. If that flush can start nothing, the next one is urgent too. */
  let newUrgency: Urgency = 'scheduled'
  let scope: Scope = 'due'

  const reconcileLoop: Loop = createLoop(environment, reconcile, onError)
  const flushLoop: Loop = createLoop(environment, flush, onError)
  const sweepLoop: Loop = createLoop(environment, () => sweeper.sweep(began), onError)

  async function reconcile(): Promise<number | undefined> {
    const requested = scope
    scope = 'due'
    if (requested === 'due' && !deps.isLookedAt()) return tellNextLook()
    const { updated, hasConfirmed, nextAt } = await reconciler.reconcile(requested)
    // Entries that waited for an account number may be sent now.
    if (updated > 0) void sendMore()
    if (hasConfirmed) {
      scope = 'all'
      return 0
    }
    if (nextAt === undefined) return tellNextLook()
    tellNextLook(nextAt)
    return Math.max(0, nextAt - environment.now())
  }

  /** A tab that no longer leads, or was stopped, does not know when the next leader asks. */
  function tellNextLook(at?: number): undefined {
    if (!signal.aborted) deps.onNextLook(at)
  }

  function takeUrgency(): Urgency {
    const requested = newUrgency
    newUrgency = 'scheduled'
    return requested
  }

  function sendMore(): Promise<void> {
    flusher.checkAgain()
    return flushLoop.run()
  }

  async function flush(): Promise<number | undefined> {
    const requested = (newUrgency = urgency)
    urgency = 'scheduled'
    const nextAt = await flusher.flush(epoch, takeUrgency, signal)
    if (nextAt === 'outdated') {
      if (requested === 'now') urgency = requested
      epoch = await renewEpoch(deps, signal, epoch)
      return signal.aborted ? undefined : 0
    }
    // Asks nothing yet: the loop notes since when the delivered customers wait, and plans the first question about them.
    if (deps.hasNewlyWaiting()) void reconcileLoop.run()
    else reconcileLoop.runWithin(firstReconcileMs)
    sweepLoop.runWithin(sweepAfterMs)
    return nextAt === undefined ? undefined : Math.max(0, nextAt - environment.now())
  }

  return {
    flush(requested) {
      if (requested === 'now') urgency = newUrgency = requested
      return sendMore()
    },
    reconcile(requested) {
      if (requested === 'all' || scope === 'due') scope = requested
      return reconcileLoop.run()
    },
    async stop() {
      await Promise.all([flushLoop.stop(), reconcileLoop.stop(), sweepLoop.stop()])
    },
  }
}
