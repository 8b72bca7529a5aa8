import type { Environment, TabChannel } from '../environment.ts'
import type { Commit } from '../outbox/changes.ts'
import type { Scope } from './pace.ts'

/** The messages between tabs. They are only hints: the database holds the truth. */
export type TabMessage =
  | { readonly type: 'changed'; readonly commit: Commit }
  | { readonly type: 'channel-read' }
  | { readonly type: 'flush' }
  | { readonly type: 'flushed' }
  | { readonly type: 'reconcile'; readonly scope?: Scope }
  | { readonly type: 'reconciled' }
  /** A person looks at this tab, and it shows something that waits for headquarters. */
  | { readonly type: 'looked-at' }
  | { readonly type: 'next-look'; readonly at?: number }
  | { readonly type: 'is-leader-alive' }
  | { readonly type: 'leader-is-alive' }

export interface Tabs {
  /** Sends a message to the other tabs. This tab does not receive it. */
  post(message: TabMessage): void
  /** Calls `run` for every message of this type from another tab. Returns the function that ends it. */
  onMessage<Type extends TabMessage['type']>(
    type: Type,
    run: (message: Extract<TabMessage, { type: Type }>) => void,
  ): () => void
  close(): void
}

/**
 * Joins the tabs as soon as their name is known. Earlier messages are sent then. A page in the back/forward cache
 * leaves them: a message to it would evict it. Source: Chromium's reason `BroadcastChannelOnMessage`.
 */
export function joinTabs(environment: Environment, name: Promise<string | undefined>): Tabs {
  const listeners = new Set<{ readonly type: string; readonly run: (message: never) => void }>()
  let channel: TabChannel | undefined
  let isClosed = false
  let isAway = false
  const named = name.then((known) => (open(known), known))
  const stopWatching = environment.onPutAside(
    () => {
      isAway = true
      leave()
    },
    () => {
      isAway = false
      void named.then(open)
    },
  )

  function open(known: string | undefined): void {
    if (known === undefined || isClosed || isAway) return
    channel ??= environment.openTabChannel(known, (message) => {
      const received = typeOf(message)
      for (const { type, run } of Array.from(listeners)) if (type === received) run(message as never)
    })
  }

  function leave(): void {
    channel?.close()
    channel = undefined
  }

  return {
    // A verb may still be running when the page stops.
    post: (message) => void named.then(() => channel?.post(message)),
    onMessage(type, run) {
      const listener = { type, run }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      isClosed = true
      stopWatching()
      leave()
    },
  }
}

/** Another tab may run another version of the SDK: its unknown messages match no listener. */
function typeOf(message: unknown): string {
  return typeof message === 'object' && message !== null && 'type' in message ? String(message.type) : ''
}
