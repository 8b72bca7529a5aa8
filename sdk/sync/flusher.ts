import type { Environment } from '../environment.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { dueEntries, nextDueAt, type Urgency } from '../outbox/schedule.ts'
import { createChannelBackOff } from './channel-back-off.ts'
import type { Dispatcher } from './dispatcher.ts'
import { createInFlight, type InFlight } from './in-flight.ts'
import { outcomeOfLostResult, outcomeOfUnreachable } from './outcome.ts'
import { createReleaseHeld } from './release-held.ts'
import { untilAborted } from './until-aborted.ts'

/**
 * The number of customers that are sent at the same time. All tabs of a browser share six HTTP/1.1 connections to a host:
 * the others are left for the page itself, and for a tab that takes over from a frozen one.
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
  readonly environment: Environment
}): Flusher {
  const { dispatcher, outbox, monitor, environment } = deps
  const releaseHeld = createReleaseHeld(deps)
  const backOff = createChannelBackOff(environment)
  let interrupt: () => void = () => undefined
  /** Entries without their customer cannot be sent, and must not be tried in a tight loop. */
  const ownerless = new Set<string>()

  /** Starts as many due entries as the concurrency allows. Postpones them all if the channel is unreachable. */
  async function start(
    due: readonly StoredEntry[],
    snapshot: Snapshot,
    inFlight: InFlight,
    epoch: number,
    signal: AbortSignal,
  ): Promise<readonly StoredEntry[]> {
    const isReachable = await untilAborted(monitor.isReachable(), signal)
    if (isReachable === undefined) return due
    if (!isReachable) {
      await postpone(due, snapshot, inFlight, epoch)
      return due
    }
    backOff.noteReachable()
    const started = due.slice(0, concurrency - inFlight.size)
    for (const entry of started) {
      const customer = snapshot.customers.find(({ key }) => key === entry.customerKey)
      if (customer) inFlight.add(entry.customerKey, dispatcher.dispatch({ entry, customer }, epoch, signal))
      else ownerless.add(entry.id)
    }
    return started
  }

  /** After a new attempt everything that waits for the connection gets the same time, in one transaction. */
  async function postpone(
    due: readonly StoredEntry[],
    { entries }: Snapshot,
    inFlight: InFlight,
    epoch: number,
  ): Promise<void> {
    const { retryAt, isNew } = backOff.noteUnreachable()
    const waiting = isNew ? dueEntries(entries, environment.now(), 'now') : due
    const others = waiting.filter(
      ({ customerKey, nextAttemptAt }) => !inFlight.has(customerKey) && nextAttemptAt !== retryAt,
    )
    await Promise.all(
      others.map((entry) => dispatcher.recordOutcome(entry, outcomeOfUnreachable(entry, retryAt), epoch)),
    )
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
      const inFlight = createInFlight()
      const first = await outbox.read()
      // Each entry skips its delay only once, or an unreachable channel would be asked in a tight loop.
      const urgent = new Set(dueEntries(first.entries, environment.now(), urgency).map(({ id }) => id))
      await doubtStuck(first, epoch)
      await releaseHeld(first)
      while (!signal.aborted && !inFlight.hasFailed()) {
        const interrupted = new Promise<void>((resolve) => (interrupt = resolve))
        const snapshot = await outbox.read()
        // Customers do not wait for each other, but each is sent one entry at a time.
        const due = dueEntries(snapshot.entries, environment.now(), 'scheduled', ({ id }) =>
          urgent.has(id),
        ).filter(({ id, customerKey }) => !inFlight.has(customerKey) && !ownerless.has(id))
        if (due.length === 0 && inFlight.size === 0) return nextDueAt(snapshot.entries)
        if (due.length > 0 && inFlight.size < concurrency) {
          const started = await start(due, snapshot, inFlight, epoch, signal)
          for (const { id } of started) urgent.delete(id)
        }
        await inFlight.next(interrupted)
        if ((await outbox.readEpoch()) !== epoch) break
      }
      await inFlight.settle()
      return signal.aborted ? undefined : 'outdated'
    },
  }
}
