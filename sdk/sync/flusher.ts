import type { Environment } from '../environment.ts'
import type { ChannelBackOff, Outage } from '../negotiation/channel-back-off.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { EntryWithCustomer, Snapshot, StoredEntry } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { dueEntries, toTry, type DueOptions, type Urgency } from '../outbox/schedule.ts'
import { customerWithKey, tallyOf } from '../outbox/snapshot-index.ts'
import type { Granted } from '../wire/credentials.ts'
import type { Dispatcher } from './dispatcher.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { outcomeOfLostResult, outcomeOfOutage } from './outcome.ts'
import { createReleaseHeld } from './release-held.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * The number of customers that one leader sends at the same time. All tabs of a browser share six HTTP/1.1 connections to a
 * host: one leader leaves two for the page itself, and for a tab that takes over from a frozen one. A shopper's tab may lead
 * for the shopper and for the guest; if both send, the browser queues what is beyond six.
 */
const concurrency = 4

export interface Flusher {
  /** Makes a running flush check for new entries. */
  checkAgain(): void
  /**
   * Sends and looks up everything that is due. Resolves with the time when more is due, with `undefined` if nothing waits
   * for a time, and with `outdated` if another leader has begun a newer epoch.
   */
  flush(epoch: number, urgency: Urgency, signal: AbortSignal): Promise<number | undefined | 'outdated'>
}

export function createFlusher(deps: {
  readonly dispatcher: Dispatcher
  readonly outbox: OutboxStore
  readonly monitor: ChannelMonitor
  readonly anonymous: ChannelBackOff
  readonly environment: Environment
}): Flusher {
  const { dispatcher, outbox, monitor, anonymous, environment } = deps
  const currentOutage = () => monitor.outage() ?? anonymous.current()
  const isOnTrial = () => monitor.isOnTrial() || anonymous.isOnTrial()
  const releaseHeld = createReleaseHeld(deps)
  let interrupt: () => void = () => undefined
  /** Entries without their customer cannot be sent, and must not be tried in a tight loop. */
  const ownerless = new Set<string>()
  /** Set when an entry was not as this page knew it: a page that was frozen misses messages. */
  let isOutdated = false

  async function dispatch(
    known: EntryWithCustomer,
    authorization: Granted,
    epoch: number,
    signal: AbortSignal,
  ): Promise<void> {
    if (!(await dispatcher.dispatch(known, authorization, epoch, signal))) isOutdated = true
  }

  /**
   * Memory is believed as long as everything is as it says: a claim compares its revision and epoch with those on disk.
   * Resolves with `undefined` if another leader has begun a newer epoch.
   */
  async function read(epoch: number, trust: 'memory' | 'disk'): Promise<Snapshot | undefined> {
    const newest = trust === 'memory' && !isOutdated ? outbox.newest() : undefined
    if (newest) return newest
    isOutdated = false
    return outbox.readAs(epoch)
  }

  /** True if a flush has nothing to do but to wait. */
  function isQuiet(snapshot: Snapshot): boolean {
    return (
      dueEntries(snapshot, environment.now(), { atMost: 1 }).length === 0 &&
      tallyOf(snapshot).entriesWith('sending') === 0 &&
      !releaseHeld.isDue()
    )
  }

  /** Starts due entries. In an outage of the channel all are postponed. Resolves with those that were treated. */
  async function start(
    due: readonly StoredEntry[],
    snapshot: Snapshot,
    inFlight: InFlight,
    epoch: number,
    signal: AbortSignal,
  ): Promise<readonly StoredEntry[]> {
    // Before a token is asked for: a channel that does not know the site refuses every token.
    if (monitor.isMisconfigured()) await untilAborted(monitor.isReachable(isOnTrial()), signal)
    const outage = currentOutage()
    if (outage) return postpone(outage, snapshot, inFlight, epoch)
    const authorizations = await Promise.all(due.map((entry) => dispatcher.authorize(entry, epoch)))
    const hasNone = authorizations.every((authorization) => authorization === undefined)
    if (hasNone || signal.aborted) return due
    const isReachable = await untilAborted(monitor.isReachable(isOnTrial()), signal)
    const newOutage = currentOutage()
    if (newOutage) return postpone(newOutage, snapshot, inFlight, epoch)
    if (!isReachable) return due
    for (const [index, entry] of due.entries()) {
      const authorization = authorizations[index]
      if (!authorization) continue
      const customer = customerWithKey(snapshot, entry.customerKey)
      if (customer)
        inFlight.add(entry.customerKey, dispatch({ entry, customer }, authorization, epoch, signal))
      else ownerless.add(entry.id)
    }
    return due
  }

  /** Everything that waits for the connection gets the same time, in one transaction. */
  async function postpone(
    outage: Outage,
    snapshot: Snapshot,
    inFlight: InFlight,
    epoch: number,
  ): Promise<readonly StoredEntry[]> {
    const waiting = dueEntries(snapshot, environment.now(), { urgency: 'now' })
    const others = waiting.filter(
      ({ customerKey, nextAttemptAt }) => !inFlight.has(customerKey) && nextAttemptAt !== outage.retryAt,
    )
    const recorded = await Promise.all(
      others.map((entry) => dispatcher.recordOutcome(entry, outcomeOfOutage(entry, outage), epoch)),
    )
    if (recorded.includes(false)) isOutdated = true
    return waiting
  }

  /** Entries of this epoch that are stuck in `sending`: the device could not save their outcome. They become in-doubt. */
  async function doubtStuck({ entries }: Snapshot, epoch: number): Promise<void> {
    for (const entry of entries) {
      if (entry.status === 'sending' && entry.lastAttempt?.epoch === epoch)
        await dispatcher.recordOutcome(entry, outcomeOfLostResult(environment.now()), epoch)
    }
  }

  return {
    checkAgain: () => interrupt(),
    async flush(epoch, urgency, signal) {
      const remembered = urgency === 'scheduled' ? await read(epoch, 'memory') : undefined
      if (remembered && isQuiet(remembered)) return tallyOf(remembered).nextDueAt()
      if (urgency === 'now') {
        monitor.skipOutage()
        anonymous.skip()
      }
      const inFlight = createInFlight()
      let interrupted = Promise.resolve()
      // Interrupted from before the reading on: the next one sees the entries that this one missed.
      const look = (trust: 'memory' | 'disk') => {
        interrupted = new Promise<void>((resolve) => (interrupt = resolve))
        return read(epoch, trust)
      }
      let snapshot = await look(urgency === 'scheduled' ? 'memory' : 'disk')
      // Each entry skips its delay only once, or an unreachable channel would be asked in a tight loop.
      const urgent = new Set(
        snapshot && urgency === 'now'
          ? dueEntries(snapshot, environment.now(), { urgency }).map(({ id }) => id)
          : [],
      )
      if (snapshot) {
        await doubtStuck(snapshot, epoch)
        await releaseHeld.run(snapshot)
        snapshot = await look('memory')
      }
      while (snapshot && !signal.aborted && !inFlight.hasFailed()) {
        // Customers do not wait for each other, but each is sent one entry at a time.
        const options: DueOptions = {
          isUrgent: ({ id }) => urgent.has(id),
          canStart: ({ id, customerKey }) => !inFlight.has(customerKey) && !ownerless.has(id),
        }
        const due = isOnTrial()
          ? toTry(inFlight.size > 0 ? [] : dueEntries(snapshot, environment.now(), options))
          : dueEntries(snapshot, environment.now(), { ...options, atMost: concurrency - inFlight.size })
        if (due.length === 0 && inFlight.size === 0) return tallyOf(snapshot).nextDueAt()
        const treated = due.length > 0 ? await start(due, snapshot, inFlight, epoch, signal) : []
        for (const { id } of treated) urgent.delete(id)
        await inFlight.next(interrupted)
        snapshot = await look('memory')
      }
      await inFlight.settle()
      return signal.aborted ? undefined : 'outdated'
    },
  }
}
