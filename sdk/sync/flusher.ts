import type { Snapshot } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { dueEntries, type Urgency } from '../outbox/schedule.ts'
import { tallyOf } from '../outbox/snapshot-index.ts'
import { createInFlight } from './in-flight.ts'
import { outcomeOfLostResult } from './outcome.ts'
import { createReleaseHeld } from './release-held.ts'
import { createStarter, type Flight, type StarterDeps } from './starter.ts'

export interface Flusher {
  /** Makes a running flush check for new entries, and for a new urgency. */
  checkAgain(): void
  /**
   * Sends and looks up everything that is due. `takeUrgency` is called whenever something has changed, so a person who wants
   * everything sent now does not wait for a slow request. Resolves with the time when more is due, with `undefined` if
   * nothing waits for a time, and with `outdated` if another leader has begun a newer epoch.
   */
  flush(
    epoch: number,
    takeUrgency: () => Urgency,
    signal: AbortSignal,
  ): Promise<number | undefined | 'outdated'>
}

export function createFlusher(deps: StarterDeps & { readonly outbox: OutboxStore }): Flusher {
  const { dispatcher, outbox, monitor, anonymous, environment } = deps
  const releaseHeld = createReleaseHeld(deps)
  const starter = createStarter(deps, () => (isOutdated = true))
  let interrupt: () => void = () => undefined
  /** Set when the rows in memory may be outdated: a page that was frozen has missed messages. */
  let isOutdated = false

  /** Entries of this epoch that are stuck in `sending`: the device could not save their outcome. They become in-doubt. */
  async function doubtStuck({ entries }: Snapshot, epoch: number): Promise<void> {
    for (const entry of entries) {
      if (entry.status === 'sending' && entry.lastAttempt?.epoch === epoch)
        await dispatcher.recordOutcome(entry, outcomeOfLostResult(environment.now()), epoch)
    }
  }

  /**
   * Resolves when a request ends, when the flush is interrupted, or when more is due: a slow request delays no other
   * customer. Resolves at once if nothing is in flight.
   */
  async function untilMore({ snapshot, now, inFlight }: Flight, interrupted: Promise<void>): Promise<void> {
    if (inFlight.size === 0) return
    // From the newest rows: an entry that was just postponed has a time that the flight does not know.
    const nextAt = tallyOf(outbox.newest() ?? snapshot).nextDueAt(now)
    const cancel = nextAt === undefined ? undefined : environment.after(nextAt - environment.now(), interrupt)
    await inFlight.next(interrupted)
    cancel?.()
  }

  return {
    checkAgain: () => interrupt(),
    async flush(epoch, takeUrgency, signal) {
      const isAskedForNow = () => {
        if (takeUrgency() === 'scheduled') return false
        monitor.skipOutage()
        anonymous.skip()
        isOutdated = true
        return true
      }
      let isNow = isAskedForNow()
      const inFlight = createInFlight()
      // Each entry skips its delay only once, or an unreachable channel would be asked in a tight loop.
      const urgent = new Set<string>()
      let interrupted = Promise.resolve()
      /**
       * The rows in memory are used until an entry turns out to have changed: a claim compares revision and epoch with those
       * on disk. Resolves with `undefined` if another leader has begun a newer epoch.
       */
      const readRows = async () => {
        // Made before the rows are read: a call during the reading leads to one more, which sees what this one missed.
        interrupted = new Promise<void>((resolve) => (interrupt = resolve))
        const newest = isOutdated ? undefined : outbox.newest()
        isOutdated = false
        return newest ?? outbox.readAs(epoch)
      }
      let snapshot = await readRows()
      if (snapshot) {
        await doubtStuck(snapshot, epoch)
        await releaseHeld(snapshot)
        snapshot = await readRows()
      }
      try {
        while (snapshot && !signal.aborted && !inFlight.hasFailed()) {
          const flight: Flight = { snapshot, now: environment.now(), epoch, inFlight, signal }
          if (isNow) for (const { id } of dueEntries(snapshot, flight.now, { urgency: 'now' })) urgent.add(id)
          const due = starter.choose(flight, ({ id }) => urgent.has(id))
          // Later than now: an entry that is due and cannot start would make the loop run without a pause.
          if (due.length === 0 && inFlight.size === 0) return tallyOf(snapshot).nextDueAt(flight.now)
          const treated = due.length > 0 ? await starter.start(due, flight) : []
          for (const { id } of treated) urgent.delete(id)
          await untilMore(flight, interrupted)
          isNow = isAskedForNow()
          snapshot = await readRows()
        }
      } finally {
        await inFlight.settle()
      }
      return signal.aborted ? undefined : 'outdated'
    },
  }
}
