import type { Caller } from '../domain/identity.ts'
import type { Environment } from '../environment.ts'
import type { ChannelBackOff } from '../negotiation/channel-back-off.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import type { Diagnostic } from '../options.ts'
import { isCommit } from '../outbox/changes.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Owner } from '../outbox/owner.ts'
import type { Keep } from '../outbox/retention.ts'
import { derive } from '../store.ts'
import { pause } from '../time-limit.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { watchAttention } from './attention.ts'
import { createDispatcher } from './dispatcher.ts'
import { createFlusher } from './flusher.ts'
import { createLeader } from './leader.ts'
import { joinLeaderElection } from './leader-election.ts'
import { createLeaderRequests, type LeaderRequests } from './leader-requests.ts'
import { createReconciler } from './reconciler.ts'
import { createSweeper } from './sweeper.ts'
import { joinTabs } from './tabs.ts'
import { isUnconfirmed } from './waiting-list.ts'

/** The time after which the owner is read again if the storage did not work, in milliseconds. */
const readOwnerAgainAfterMs = 5_000

/** Everything that the background work of all owners shares. */
export interface SyncDeps {
  readonly monitor: ChannelMonitor
  readonly environment: Environment
  readonly rules: AsyncRules
  readonly keep: Keep
  readonly usesIdempotencyKeys: boolean
  /** The site's own knowledge of the next run of the jobs, in milliseconds since the epoch. */
  readonly nextRun: () => number | undefined
  /** The name of the channel. Locks and tab channels are named after it and the owner. */
  readonly channelName: string
  /** The longest time a request to the leader may take, in milliseconds. */
  readonly answerTimeoutMs: number
  readonly stopped: AbortSignal
  readonly onError: (error: unknown) => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** One owner: who asks, its rows, the requests with its credentials, and what shows its rows. */
export interface OwnerDeps {
  readonly caller: Caller
  readonly outbox: OutboxStore
  readonly endpoints: Endpoints
  readonly anonymous: ChannelBackOff
  /** Shows its rows. Absent if this tab shows those of somebody else. */
  readonly view?: {
    /** Resolves when everything is shown that this page knows of. */
    show(): Promise<void>
    /** Resolves when everything is shown that is on disk. */
    reload(): Promise<void>
  }
  /** Called with the time when account numbers are asked for next; `undefined` if nothing waits or nobody looks. */
  readonly onNextLook?: (at: number | undefined) => void
}

/**
 * Sends and reconciles the rows of one owner without a call. The tabs of an owner elect a leader of their own, because only
 * a tab with the owner's credentials may send its rows.
 */
export interface OwnerSync {
  readonly requests: LeaderRequests
  /** Call after a verb has stored something. Resolves when this tab shows it, and asks the leader to send it. */
  onRecorded(): Promise<void>
  /** Tells the other tabs that the channel's configuration was read. */
  onChannelRead(): void
  /** Resolves when nothing is being sent any more. */
  stop(): Promise<void>
}

export function startOwnerSync(
  shared: SyncDeps,
  { caller, outbox, endpoints, anonymous, view, onNextLook = () => {} }: OwnerDeps,
): OwnerSync {
  const { monitor, environment, onError } = shared
  const name = readName(shared, outbox)
  const tabs = joinTabs(environment, name)
  const deps = { ...shared, caller, outbox, endpoints, anonymous, tabs }
  const dispatcher = createDispatcher(deps)
  const flusher = createFlusher({ ...deps, dispatcher })
  const reconciler = createReconciler(deps)
  const attention = watchAttention({
    ...deps,
    isWaiting: () => outbox.newest()?.customers.some(isUnconfirmed) ?? false,
    onLook: () => void leader.leadership.get()?.reconcile('due'),
  })
  const leader = createLeader({
    ...deps,
    flusher,
    reconciler,
    sweeper: createSweeper(deps),
    isLookedAt: attention.isLookedAt,
    onNextLook(at) {
      onNextLook(at)
      tabs.post({ type: 'next-look', ...(at !== undefined && { at }) })
    },
  })
  const election = joinLeaderElection(environment, tabs, name, leader.lead, onError)
  const requests = createLeaderRequests({ ...deps, leader, timeoutMs: shared.answerTimeoutMs })

  outbox.onCommit((commit) => tabs.post({ type: 'changed', commit }))
  tabs.onMessage('changed', ({ commit }) => {
    // A change by a tab with another version cannot be applied: everything is read again.
    if (isCommit(commit)) outbox.noteCommit(commit)
    else void view?.reload()
  })
  tabs.onMessage('next-look', ({ at }) => onNextLook(at))
  tabs.onMessage('channel-read', () => void monitor.loadRemembered().catch(onError))
  // A switch that was turned on may release held entries.
  const unsubscribe = derive(monitor.channel, ({ switches }) => switches).subscribe(
    () => void leader.leadership.get()?.flush('scheduled'),
  )

  return {
    requests,
    async onRecorded() {
      await view?.show()
      requests.flushSoon()
    },
    onChannelRead: () => tabs.post({ type: 'channel-read' }),
    async stop() {
      unsubscribe()
      attention.stop()
      await election.stop()
      tabs.close()
    },
  }
}

/** Resolves with the name that the tabs of this owner share; with `undefined` if the commerce was stopped before. */
async function readName(
  { channelName, environment, stopped, onError }: SyncDeps,
  { owner }: OutboxStore,
): Promise<string | undefined> {
  while (!stopped.aborted) {
    const known = await owner().catch((error: unknown) => void onError(error))
    if (known !== undefined) return nameOf(channelName, known)
    await pause(environment, stopped, readOwnerAgainAfterMs)
  }
  return undefined
}

const nameOf = (channelName: string, owner: Owner) => `pending-sync ${channelName} ${owner}`
