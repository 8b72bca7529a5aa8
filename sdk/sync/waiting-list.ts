import type { CustomerKey } from '../domain/identity.ts'
import type { Environment } from '../environment.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { StoredCustomer } from '../outbox/model.ts'
import { nextLookAt, type Scope, type Waiting } from './pace.ts'

/** Pending, or with an address that headquarters has not numbered yet. */
export function isUnconfirmed({ identity, profile }: StoredCustomer): boolean {
  if (identity.status === 'pending') return true
  return identity.status === 'synced' && profile.addresses.some(({ recordId }) => recordId === '')
}

/** Remembers since when each customer waits for headquarters, and when it was asked for. */
export interface WaitingList {
  /** The customers to ask for now. */
  choose(customers: readonly StoredCustomer[], scope: Scope): readonly StoredCustomer[]
  noteAsked(customers: readonly StoredCustomer[]): void
  /** The time to ask for the first of these customers, in milliseconds since the epoch; `undefined` if there is none. */
  nextAt(customers: readonly StoredCustomer[]): number | undefined
}

export function createWaitingList({
  environment,
  monitor,
  nextRun,
}: {
  readonly environment: Environment
  readonly monitor: ChannelMonitor
  readonly nextRun: () => number | undefined
}): WaitingList {
  const list = new Map<CustomerKey, { readonly waiting: Waiting; readonly random: number }>()
  let isFirst = true

  const nextRunAt = () => monitor.nextRunAt() ?? nextRun()

  function timeOf(key: CustomerKey, hint: number | undefined): number {
    const { waiting, random } = list.get(key) ?? { waiting: { since: environment.now() }, random: 0 }
    return nextLookAt(waiting, random, hint)
  }

  /** A customer that waited before this page was opened has waited since its create. */
  function update(customers: readonly StoredCustomer[]): void {
    const keys = new Set(customers.map(({ key }) => key))
    for (const key of list.keys()) if (!keys.has(key)) list.delete(key)
    const now = environment.now()
    for (const { key, createdAt } of customers) {
      const since = isFirst ? Math.min(createdAt, now) : now
      const { waiting } = list.get(key) ?? {}
      // A time in the future was noted before the device's clock was set back.
      const isKnown = waiting && (waiting.askedAt ?? waiting.since) <= now
      if (!isKnown) list.set(key, { waiting: { since }, random: environment.random() })
    }
    isFirst = false
  }

  return {
    choose(customers, scope) {
      update(customers)
      if (scope === 'all') return customers
      const [now, hint] = [environment.now(), nextRunAt()]
      const isAwaited = hint !== undefined && hint > now
      return customers.filter(({ key }) =>
        scope === 'returned' && !isAwaited ? true : timeOf(key, hint) <= now,
      )
    },
    noteAsked(customers) {
      const now = environment.now()
      for (const { key } of customers) {
        const known = list.get(key)
        if (known)
          list.set(key, { waiting: { ...known.waiting, askedAt: now }, random: environment.random() })
      }
    },
    nextAt(customers) {
      const hint = nextRunAt()
      const times = customers.map(({ key }) => timeOf(key, hint))
      return times.length > 0 ? times.reduce((first, time) => Math.min(first, time)) : undefined
    },
  }
}
