import type { Environment } from '../environment.ts'
import { FailureError } from '../errors.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { Snapshot } from '../outbox/model.ts'
import { tallyOf } from '../outbox/snapshot-index.ts'
import type { Tally } from '../outbox/tally.ts'
import type { Status } from '../public.ts'
import { createStore, type Store } from '../store.ts'
import type { SnapshotView } from './snapshot-view.ts'

/** The failures after which the shopper or the site must act, or nothing more is sent. */
const blockingCodes: readonly FailureCode[] = ['token_needed', 'other_identity', 'channel_misconfigured']

/** The failures of the device's storage itself, and not of one of its rows. */
const brokenCodes: ReadonlySet<FailureCode> = new Set([
  'storage_unavailable',
  'storage_full',
  'storage_newer',
])

export interface StatusView {
  readonly store: Store<Status>
  /** Call after each use of the storage: an error makes the status `blocked` until it works again. */
  noteStorage(error: unknown): void
  /** Call with the time when account numbers are asked for next. */
  noteNextLook(at: number | undefined): void
  stop(): void
}

export function createStatusView(
  view: SnapshotView,
  environment: Environment,
  monitor: Pick<ChannelMonitor, 'channel' | 'isOffline'>,
): StatusView {
  let isStorageBroken = false
  let nextLookAt: number | undefined
  const current = () => ({
    ...toStatus(view.snapshot.get(), monitor.isOffline(), isStorageBroken),
    ...(nextLookAt !== undefined && { nextLookAt }),
  })
  const store = createStore<Status>(nothingKnown)
  const update = () => store.set(current())
  update()
  const unsubscribes = [
    view.snapshot.subscribe(update),
    // An answer of the channel outweighs a device that says it is offline.
    monitor.channel.subscribe(update),
    environment.onOnlineOrVisible(update),
    environment.onOffline(update),
  ]
  return {
    store,
    noteStorage(error) {
      const isBroken = error instanceof FailureError && brokenCodes.has(error.failure.code)
      if (isBroken === isStorageBroken) return
      isStorageBroken = isBroken
      update()
    },
    noteNextLook(at) {
      nextLookAt = at
      update()
    },
    stop: () => unsubscribes.forEach((unsubscribe) => unsubscribe()),
  }
}

/** The status before anything is known of the device, the same on a server and in every page. */
const nothingKnown: Status = { state: 'idle', unsent: 0, inDoubt: 0, pending: 0 }

/** Computes the status. Pure. */
export function toStatus(snapshot: Snapshot, isOffline: boolean, isStorageBroken: boolean): Status {
  const tally = tallyOf(snapshot)
  const nextAttemptAt = tally.nextDueAt()
  return {
    state: toState(tally, isOffline, isStorageBroken),
    unsent: snapshot.entries.length - tally.entriesWith('refused'),
    inDoubt: tally.entriesWith('in-doubt'),
    pending: tally.pending(),
    ...(nextAttemptAt && { nextAttemptAt }),
  }
}

function toState(tally: Tally, isOffline: boolean, isStorageBroken: boolean): Status['state'] {
  const has = (code: FailureCode) => tally.failedWith(code) > 0
  if (isStorageBroken || blockingCodes.some(has)) return 'blocked'
  if (isOffline || has('channel_unreachable')) return 'offline'
  return tally.entriesWith('sending') + tally.fresh() > 0 ? 'sending' : 'idle'
}
