import type { Environment } from '../environment.ts'
import { FailureError } from '../errors.ts'
import type { FailureCode } from '../domain/failure.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { Snapshot } from '../outbox/model.ts'
import { nextDueAt } from '../outbox/schedule.ts'
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
  const unsent = snapshot.entries.filter(({ status }) => status !== 'refused')
  const nextAttemptAt = nextDueAt(snapshot)
  return {
    state: toState(snapshot, isOffline, isStorageBroken),
    unsent: unsent.length,
    inDoubt: unsent.filter(({ status }) => status === 'in-doubt').length,
    pending: snapshot.customers.filter(({ identity }) => identity.status === 'pending').length,
    ...(nextAttemptAt && { nextAttemptAt }),
  }
}

function toState({ entries }: Snapshot, isOffline: boolean, isStorageBroken: boolean): Status['state'] {
  const codes = new Set(entries.map(({ failure }) => failure?.code))
  if (isStorageBroken || blockingCodes.some((code) => codes.has(code))) return 'blocked'
  if (isOffline || codes.has('channel_unreachable')) return 'offline'
  const isSending = entries.some(
    ({ status, failure }) => status === 'sending' || (status === 'queued' && !failure),
  )
  return isSending ? 'sending' : 'idle'
}
