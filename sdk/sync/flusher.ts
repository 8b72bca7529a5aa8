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
   * Sends and looks up everything that is due. `takeUrgency` is asked whenever something has changed: a person who wants
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
  /** Set when something may not be as this page knows it: one that was frozen misses messages. */
  let isOutdated = false

  /** Entries of this epoch that are stuck in `sending`: the device could not save their outcome. They become in-doubt. */
  async function doubtStuck({ entries }: Snapshot, epoch: number): Promise<void> {
    for (const entry of entries) {
      if (entry.status === 'sending' && entry.lastAttempt?.epoch === epoch)
        await dispatcher.recordOutcome(entry, outcomeOfLostResult(environment.now()), epoch)
    }
  }

  /**
   * Resolves when something ends, when somebody asks, or when more is due: a slow request delays no other customer. At once if
   * nothing is in flight.
   */
  async function untilMore({ snapshot, now, inFlight }: Flight, interrupted: Promise<void>): Promise<void> {
    if (inFlight.size === 0) return
    // Not that of the flight alone: what was just started may have been given a time.
    const nextAt = tallyOf(outbox.newest() ?? snapshot).nextDueAt(now)
    const cancel = nextAt === undefined ? undefined : environment.after(nextAt - environment.now(), interrupt)
    await inFlight.next(interrupted)
    cancel?.()
  }

  return {
    checkAgain: () => interrupt(),
    async flush(epoch, takeUrgency, signal) {
      const hurries = () => {
        if (takeUrgency() === 'scheduled') return false
        monitor.skipOutage()
        anonymous.skip()
        isOutdated = true
        return true
      }
      let isHurry = hurries()
      const inFlight = createInFlight()
      // Each entry skips its delay only once, or an unreachable channel would be asked in a tight loop.
      const urgent = new Set<string>()
      let interrupted = Promise.resolve()
      /**
       * Memory is believed as long as everything is as it says: a claim compares its revision and epoch with those on disk.
       * Resolves with `undefined` if another leader has begun a newer epoch.
       */
      const look = async () => {
        // Interrupted from before the reading on: the next one sees the entries that this one missed.
        interrupted = new Promise<void>((resolve) => (interrupt = resolve))
        const newest = isOutdated ? undefined : outbox.newest()
        isOutdated = false
        return newest ?? outbox.readAs(epoch)
      }
      let snapshot = await look()
      if (snapshot) {
        await doubtStuck(snapshot, epoch)
        await releaseHeld.run(snapshot)
        snapshot = await look()
      }
      try {
        while (snapshot && !signal.aborted && !inFlight.hasFailed()) {
          const flight: Flight = { snapshot, now: environment.now(), epoch, inFlight, signal }
          if (isHurry)
            for (const { id } of dueEntries(snapshot, flight.now, { urgency: 'now' })) urgent.add(id)
          const due = starter.choose(flight, ({ id }) => urgent.has(id))
          // Later than now: an entry that is due and cannot start would make the loop run without a pause.
          if (due.length === 0 && inFlight.size === 0) return tallyOf(snapshot).nextDueAt(flight.now)
          const treated = due.length > 0 ? await starter.start(due, flight) : []
          for (const { id } of treated) urgent.delete(id)
          await untilMore(flight, interrupted)
          isHurry = hurries()
          snapshot = await look()
        }
      } finally {
        await inFlight.settle()
      }
      return signal.aborted ? undefined : 'outdated'
    },
  }
}
