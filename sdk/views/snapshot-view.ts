import type { Environment } from '../environment.ts'
import type { Snapshot } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { createStore, type Store } from '../store.ts'

/**
 * The longest pause between two readings, in milliseconds. A page that was frozen while it read must not pause for as long
 * as it was frozen.
 */
const longestPauseMs = 1_000

/** The content of the outbox as a store. It is read again after each change. */
export interface SnapshotView {
  readonly snapshot: Store<Snapshot>
  /**
   * Resolves when the current content has been read. Calls during a reading share the next one, which starts after a pause
   * as long as the last reading took. So a burst of changes spends at most half of the time on reading.
   */
  reload(): Promise<void>
}

export function createSnapshotView(
  outbox: OutboxStore,
  environment: Environment,
  onError: (error: unknown) => void,
): SnapshotView {
  // It is only read after a change, so comparing the content would be wasted.
  const snapshot = createStore<Snapshot>({ customers: [], entries: [] }, Object.is)
  let reading: Promise<void> | undefined
  let next: Promise<void> | undefined
  let tookMs = 0

  async function read(): Promise<void> {
    const startedAt = environment.now()
    try {
      snapshot.set(await outbox.read())
    } catch (error) {
      onError(error)
    }
    tookMs = Math.min(environment.now() - startedAt, longestPauseMs)
  }

  function reload(): Promise<void> {
    if (!reading) return (reading = read().finally(() => (reading = undefined)))
    next ??= reading
      .then(() => new Promise<void>((resolve) => void environment.after(tookMs, resolve)))
      .then(() => {
        next = undefined
        return reload()
      })
    return next
  }

  return { snapshot, reload }
}
