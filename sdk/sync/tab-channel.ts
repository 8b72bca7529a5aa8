import type { Environment } from '../environment.ts'

/** What tabs tell each other. Messages are nudges: the database is the truth. */
export type TabMessage =
  | { readonly type: 'changed' }
  | { readonly type: 'channel-read' }
  | { readonly type: 'flush' }
  | { readonly type: 'flushed' }
  | { readonly type: 'reconcile' }
  | { readonly type: 'reconciled' }
  | { readonly type: 'is-anyone-sending' }
  | { readonly type: 'i-am-sending' }

export interface Tabs {
  /** Tells the other tabs; this one does not hear it. */
  tell(message: TabMessage): void
  /** Returns the unsubscribe. */
  onMessage(type: TabMessage['type'], run: () => void): () => void
  close(): void
}

export function joinTabs(environment: Environment, name: string): Tabs {
  const listeners = new Set<{ readonly type: string; readonly run: () => void }>()
  const channel = environment.openTabChannel(name, (message) => {
    const heard = typeOf(message)
    for (const { type, run } of Array.from(listeners)) if (type === heard) run()
  })
  let isClosed = false
  return {
    tell(message) {
      // A verb may still be underway when the page lets go.
      if (!isClosed) channel.post(message)
    },
    onMessage(type, run) {
      const listener = { type, run }
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      isClosed = true
      channel.close()
    },
  }
}

/** Another version of the shop may say things that we do not know: they are passed over. */
function typeOf(message: unknown): string {
  return typeof message === 'object' && message !== null && 'type' in message ? String(message.type) : ''
}
