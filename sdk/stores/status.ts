import type { Environment } from '../environment.ts'
import { FailureThrown } from '../errors.ts'
import type { Records } from '../outbox/records.ts'
import type { Status } from '../public.ts'
import { nextDueAt } from '../sync/due.ts'
import type { RecordsView } from './records-view.ts'
import { createStore, type Store } from './store.ts'

/** What a status line shows, kept up to date. */
export interface StatusKeeper {
  readonly store: Store<Status>
  noteError(error: unknown): void
  stop(): void
}

export function createStatus(view: RecordsView, environment: Environment): StatusKeeper {
  let isStorageBroken = false
  const current = () => toStatus(view.records.get(), environment.isOnline(), isStorageBroken)
  const store = createStore<Status>(current())
  const update = () => store.set(current())
  const stops = [
    // Something that could be read shows that the storage works (again).
    view.records.subscribe(() => {
      isStorageBroken = false
      update()
    }),
    environment.onAwake(update),
    environment.onOffline(update),
  ]
  return {
    store,
    noteError(error) {
      isStorageBroken ||= error instanceof FailureThrown && error.failure.kind === 'storage'
      update()
    },
    stop: () => stops.forEach((stop) => stop()),
  }
}

/** What can be said of the records: whether somebody must act, and when something happens next. Pure. */
export function toStatus(records: Records, isOnline: boolean, isStorageBroken: boolean): Status {
  const open = records.entries.filter(({ status }) => status !== 'refused')
  const nextAttemptAt = nextDueAt(records.entries)
  return {
    state: toState(records, isOnline, isStorageBroken),
    unsent: open.length,
    inDoubt: open.filter(({ status }) => status === 'in-doubt').length,
    pending: records.customers.filter(({ identity }) => identity.status === 'pending').length,
    ...(nextAttemptAt && { nextAttemptAt }),
  }
}

function toState({ entries }: Records, isOnline: boolean, isStorageBroken: boolean): Status['state'] {
  const codes = new Set(entries.map(({ failure }) => failure?.code))
  if (isStorageBroken || codes.has('token_needed')) return 'blocked'
  if (!isOnline || codes.has('channel_unreachable')) return 'offline'
  const isBusy = entries.some(
    ({ status, failure }) => status === 'sending' || (status === 'queued' && !failure),
  )
  return isBusy ? 'sending' : 'idle'
}
