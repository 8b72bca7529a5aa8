import type { Environment } from '../environment.ts'
import type { Snapshot } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { createStore, type Store } from '../store.ts'

/**
 * The longest pause between two updates, in milliseconds. A page that was frozen during one must not pause for as long as it
 * was frozen.
 */
const longestPauseMs = 1_000

/**
 * The content of the outbox as a store. A change is shown at once, and after each there is a pause as long as that took. So
 * however much changes, at most half of the time is spent on showing it.
 */
export interface SnapshotView {
  readonly snapshot: Store<Snapshot>
  /** Shows everything that this page knows of without a pause. Resolves at once, unless something must be read. */
  show(): Promise<void>
  /** Resolves when everything is shown that is on disk. A page that slept may have missed changes of other tabs. */
  reload(): Promise<void>
}

export function createSnapshotView(
  outbox: OutboxStore,
  environment: Environment,
  onError: (error: unknown) => void,
): SnapshotView {
  // Rows that did not change are the same objects, so comparing the content would be wasted.
  const snapshot = createStore<Snapshot>({ customers: [], entries: [] }, Object.is)
  let reading: Promise<void> | undefined
  let soon: 'idle' | 'showing' | 'asked-again' = 'idle'

  async function read(): Promise<void> {
    reading = undefined
    try {
      snapshot.set(await outbox.read())
    } catch (error) {
      onError(error)
    }
  }

  /** One that began earlier may have missed the change: calls share the next one. */
  function reload(): Promise<void> {
    reading ??= Promise.resolve().then(read)
    return reading
  }

  async function show(): Promise<void> {
    const newest = outbox.newest()
    if (newest) snapshot.set(newest)
    else await reload()
  }

  async function showAndPause(): Promise<void> {
    const startedAt = environment.openMs()
    await show()
    const tookMs = Math.min(Math.floor(environment.openMs() - startedAt), longestPauseMs)
    if (tookMs > 0) await new Promise<void>((resolve) => void environment.after(tookMs, resolve))
    const isAskedAgain = soon === 'asked-again'
    soon = 'idle'
    if (isAskedAgain) showSoon()
  }

  function showSoon(): void {
    const isIdle = soon === 'idle'
    soon = isIdle ? 'showing' : 'asked-again'
    if (isIdle) void showAndPause()
  }

  outbox.onChange(showSoon)
  return { snapshot, show, reload }
}
