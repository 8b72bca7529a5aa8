import { anySignal } from '../abort.ts'
import type { Environment } from '../environment.ts'
import { until } from '../store.ts'
import type { Leader, Leadership } from './leader.ts'
import type { Scope } from './pace.ts'
import type { TabMessage, Tabs } from './tabs.ts'

/** The requests of any tab to the leader, which may be this tab or another one. */
export interface LeaderRequests {
  /** Asks the leader to send what is due. Does not wait. */
  flushSoon(): void
  /** Resolves when the leader has sent everything that may be sent now, or did not answer in time. */
  flush(): Promise<void>
  /** Resolves when the leader has asked for the missing account numbers, or did not answer in time. */
  reconcile(scope: Scope): Promise<void>
}

export function createLeaderRequests(deps: {
  readonly leader: Leader
  readonly tabs: Tabs
  readonly environment: Environment
  /** In milliseconds. */
  readonly timeoutMs: number
  readonly stopped: AbortSignal
}): LeaderRequests {
  const { leader, tabs } = deps

  tabs.onMessage('flush', () => {
    void leader.leadership
      .get()
      ?.flush('now')
      .then(() => tabs.post({ type: 'flushed' }))
  })
  tabs.onMessage('reconcile', ({ scope = 'all' }) => {
    void leader.leadership
      .get()
      ?.reconcile(scope)
      .then(() => tabs.post({ type: 'reconciled' }))
  })

  async function request(
    message: Extract<TabMessage, { type: 'flush' | 'reconcile' }>,
    runHere: (leadership: Leadership) => Promise<void>,
  ): Promise<void> {
    const answered = new AbortController()
    const stopListening = tabs.onMessage(message.type === 'flush' ? 'flushed' : 'reconciled', () =>
      answered.abort(),
    )
    if (!leader.leadership.get()) tabs.post(message)
    // This tab may become the leader while it waits for an answer.
    const leadership = await until(leader.leadership, (own) => own, {
      environment: deps.environment,
      timeoutMs: deps.timeoutMs,
      signal: anySignal(answered.signal, deps.stopped),
    })
    stopListening()
    if (leadership) await runHere(leadership)
  }

  return {
    flushSoon() {
      const own = leader.leadership.get()
      if (own) void own.flush('scheduled')
      else tabs.post({ type: 'flush' })
    },
    flush: () => request({ type: 'flush' }, (leadership) => leadership.flush('now')),
    reconcile: (scope) => request({ type: 'reconcile', scope }, (leadership) => leadership.reconcile(scope)),
  }
}
