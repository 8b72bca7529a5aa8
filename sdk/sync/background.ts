import type { Scope } from './pace.ts'
import { startOwnerSync, type OwnerDeps, type OwnerSync, type SyncDeps } from './owner-sync.ts'

/** The work that goes on without a call: the leaders send and reconcile, and all tabs show each other's changes. */
export interface BackgroundSync extends Pick<OwnerSync, 'onRecorded' | 'onChannelRead'> {
  flush(): Promise<void>
  reconcile(): Promise<void>
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>
}

/**
 * Starts the work for the owner of this client and, for a shopper, for the rows that a guest left on this device: they are
 * sent without a token, also when somebody has signed in since.
 */
export function startBackgroundSync(
  deps: SyncDeps,
  own: OwnerDeps,
  guest: OwnerDeps | undefined,
): BackgroundSync {
  const ownSync = startOwnerSync(deps, own)
  const guestSync = guest && startOwnerSync(deps, guest)
  const syncs = guestSync ? [ownSync, guestSync] : [ownSync]
  const unsubscribe = deps.environment.onOnlineOrVisible(onReturn)

  /** A page that slept may have missed messages of other tabs. */
  function onReturn(): void {
    // Each tab notes outages for itself, and in a tab that does not lead nothing else ends them.
    deps.monitor.skipOutage()
    void own.view?.reload()
    void flush()
    void reconcile('returned')
    void deps.monitor.refreshIfStale().catch(deps.onError)
  }

  async function flush(): Promise<void> {
    await Promise.all(syncs.map(({ requests }) => requests.flush()))
    await own.view?.show()
  }

  async function reconcile(scope: Scope): Promise<void> {
    await Promise.all(syncs.map(({ requests }) => requests.reconcile(scope)))
    await own.view?.show()
  }

  return {
    onRecorded: ownSync.onRecorded,
    onChannelRead: () => syncs.forEach((sync) => sync.onChannelRead()),
    flush,
    reconcile: () => reconcile('all'),
    async stop() {
      unsubscribe()
      await Promise.all(syncs.map((sync) => sync.stop()))
    },
  }
}

/** The work on a server: nothing is recorded there, so nothing goes on. */
export const noBackgroundSync: BackgroundSync = {
  onRecorded: async () => {},
  onChannelRead() {},
  flush: async () => {},
  reconcile: async () => {},
  stop: async () => {},
}
