import type { Environment } from '../environment.ts'
import type { ChannelBackOff, Outage } from '../negotiation/channel-back-off.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'
import { dueEntries, toTry } from '../outbox/schedule.ts'
import { customerWithKey } from '../outbox/snapshot-index.ts'
import type { Dispatcher } from './dispatcher.ts'
import type { InFlight } from './in-flight.ts'
import { outcomeOfOutage } from './outcome.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * The number of customers that one leader sends at the same time. All tabs of a browser share six HTTP/1.1 connections to a
 * host: one leader leaves two for the page itself, and for a tab that takes over from a frozen one. A shopper's tab may lead
 * for the shopper and for the guest; if both send, the browser queues what is beyond six.
 */
const concurrency = 4

/** One flush: what it knows, for which epoch, and what it has in flight. */
export interface Flight {
  readonly snapshot: Snapshot
  readonly now: number
  readonly epoch: number
  readonly inFlight: InFlight
  readonly signal: AbortSignal
}

/** Chooses the entries that may start, and starts them. */
export interface Starter {
  /** The entries to start now. A failing channel is tried with one: an earlier request may hang until it times out. */
  choose(flight: Flight, isUrgent: (entry: StoredEntry) => boolean): readonly StoredEntry[]
  /** Starts due entries. In an outage of the channel all are postponed. Resolves with those that had their turn, sent or not. */
  start(due: readonly StoredEntry[], flight: Flight): Promise<readonly StoredEntry[]>
}

export interface StarterDeps {
  readonly dispatcher: Dispatcher
  readonly monitor: ChannelMonitor
  readonly anonymous: ChannelBackOff
  readonly environment: Environment
}

/** `onOutdated` is called when an entry has changed without this page knowing of it. */
export function createStarter(
  { dispatcher, monitor, anonymous, environment }: StarterDeps,
  onOutdated: () => void,
): Starter {
  const currentOutage = () => monitor.outage() ?? anonymous.current()
  const isOnTrial = () => monitor.isOnTrial() || anonymous.isOnTrial()
  /** Entries without their customer cannot be sent, and must not be tried in a tight loop. */
  const ownerless = new Set<string>()
  /** The entry with which a failing channel was tried last. */
  let tried: StoredEntry | undefined

  /** Everything that waits for the connection gets the same time, in one transaction. */
  async function postpone(
    outage: Outage,
    { snapshot, inFlight, epoch }: Flight,
  ): Promise<readonly StoredEntry[]> {
    const waiting = dueEntries(snapshot, environment.now(), { urgency: 'now' })
    const others = waiting.filter((entry) => !inFlight.has(entry) && entry.nextAttemptAt !== outage.retryAt)
    const recorded = await Promise.all(
      others.map((entry) => dispatcher.recordOutcome(entry, outcomeOfOutage(entry, outage), epoch)),
    )
    if (recorded.includes(false)) onOutdated()
    return waiting
  }

  return {
    choose({ snapshot, now, inFlight }, isUrgent) {
      // Customers do not wait for each other, but each is sent one entry at a time.
      const canStart = (entry: StoredEntry) => !inFlight.has(entry) && !ownerless.has(entry.id)
      const options = { isUrgent, canStart }
      const isTrial = isOnTrial()
      if (!isTrial) tried = undefined
      const atMost = concurrency - inFlight.size
      if (atMost === 0 || (tried && inFlight.has(tried))) return []
      if (!isTrial) return dueEntries(snapshot, now, { ...options, atMost })
      const due = toTry(dueEntries(snapshot, now, options))
      tried = due[0]
      return due
    },
    async start(due, flight) {
      const { snapshot, epoch, signal, inFlight } = flight
      // Before a token is asked for: a channel that does not know the site refuses every token.
      if (monitor.isMisconfigured()) await untilAborted(monitor.isReachable(isOnTrial()), signal)
      const outage = currentOutage()
      if (outage) return postpone(outage, flight)
      const authorizations = await Promise.all(due.map((entry) => dispatcher.authorize(entry, epoch)))
      if (!authorizations.some(Boolean) || signal.aborted) return due
      const isReachable = await untilAborted(monitor.isReachable(isOnTrial()), signal)
      const newOutage = currentOutage()
      if (newOutage) return postpone(newOutage, flight)
      if (!isReachable) return due
      for (const [index, entry] of due.entries()) {
        const authorization = authorizations[index]
        if (!authorization) continue
        const customer = customerWithKey(snapshot, entry.customerKey)
        if (!customer) {
          ownerless.add(entry.id)
          continue
        }
        const work = dispatcher.dispatch({ entry, customer }, authorization, epoch, signal)
        inFlight.add(
          entry,
          work.then((isAsKnown) => isAsKnown || onOutdated()),
        )
      }
      return due
    },
  }
}
