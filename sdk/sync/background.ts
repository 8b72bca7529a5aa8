import type { Environment } from '../environment.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import type { Diagnostic } from '../options.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { derive } from '../store.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { createDispatcher } from './dispatcher.ts'
import { createFlusher } from './flusher.ts'
import { createLeader } from './leader.ts'
import { joinLeaderElection } from './leader-election.ts'
import { createLeaderRequests, type LeaderRequests } from './leader-requests.ts'
import { createReconciler } from './reconciler.ts'
import type { Tabs } from './tabs.ts'

/** The work that goes on without a call: the leader sends and reconciles, and all tabs show each other's changes. */
export interface BackgroundSync {
  readonly requests: LeaderRequests
  /** Call after a stored change: all tabs show it. */
  onChange(): void
  /** Call after recording an entry. Resolves when this tab shows it, and asks the leader to send it. */
  onRecorded(): Promise<void>
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>
}

export function startBackgroundSync(deps: {
  readonly endpoints: Endpoints
  readonly monitor: ChannelMonitor
  readonly outbox: OutboxStore
  readonly tabs: Tabs
  readonly environment: Environment
  readonly rules: AsyncRules
  readonly usesIdempotencyKeys: boolean
  readonly lockName: string
  /** The longest time a request to the leader may take, in milliseconds. */
  readonly answerTimeoutMs: number
  readonly stopped: AbortSignal
  /** Reads the content of the outbox into the stores. */
  readonly reload: () => Promise<void>
  readonly onError: (error: unknown) => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): BackgroundSync {
  const { monitor, tabs, environment, reload, onError } = deps
  const dispatcher = createDispatcher({ ...deps, onChange })
  const flusher = createFlusher({ ...deps, dispatcher })
  const reconciler = createReconciler({ ...deps, onChange })
  const leader = createLeader({ ...deps, flusher, reconciler })
  const election = joinLeaderElection(environment, tabs, deps.lockName, leader.lead, onError)
  const requests = createLeaderRequests({ ...deps, leader, timeoutMs: deps.answerTimeoutMs })

  tabs.onMessage('changed', () => void reload())
  tabs.onMessage('channel-read', () => void monitor.loadRemembered().catch(onError))
  const unsubscribes = [
    environment.onOnlineOrVisible(onReturn),
    // A switch that was turned on may release held entries.
    derive(monitor.channel, ({ switches }) => switches).subscribe(
      () => void leader.leadership.get()?.flush('scheduled'),
    ),
  ]

  /** A page that slept may have missed messages of other tabs. */
  function onReturn(): void {
    void reload()
    void requests.flush()
    void requests.reconcile()
    void monitor.refreshIfStale().catch(onError)
  }

  function onChange(): void {
    tabs.post({ type: 'changed' })
    void reload()
  }

  async function onRecorded(): Promise<void> {
    tabs.post({ type: 'changed' })
    await reload()
    requests.flushSoon()
  }

  return {
    requests,
    onChange,
    onRecorded,
    stop() {
      for (const unsubscribe of unsubscribes) unsubscribe()
      return election.stop()
    },
  }
}
