import type { Environment } from '../environment.ts'
import type { Snapshot } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { createStore, type Store } from '../store.ts'

/**
 * The longest pause between two updates, in milliseconds. A page that was frozen during one must not pause for as long as it
 * was frozen.
 */
const longestPauseMs = 1_000
/** The pause after an update of a page that somebody sees, in milliseconds: screens show sixty in a second. */
const frameMs = 16

/**
 * The content of the outbox as a store. A change is shown at once, and after each there is a pause until the next frame, or as
 * long as that took. So however much changes, at most half of the time is spent on showing it.
 */
export interface SnapshotView {
  readonly snapshot: Store<Snapshot>
  /** The same without pauses, for verbs that wait for a change. */
  readonly newest: Store<Snapshot>
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
  const newest = createStore(snapshot.get(), Object.is)
  let reading: Promise<void> | undefined
  let soon: 'idle' | 'showing' | 'asked-again' = 'idle'

  async function read(): Promise<void> {
    reading = undefined
    try {
      showNow(await outbox.read())
    } catch (error) {
      onError(error)
    }
  }

  function showNow(known: Snapshot): void {
    newest.set(known)
    snapshot.set(known)
  }

  /** One that began earlier may have missed the change: calls share the next one. */
  function reload(): Promise<void> {
    reading ??= Promise.resolve().then(read)
    return reading
  }

  async function show(): Promise<void> {
    const known = outbox.newest()
    if (known) showNow(known)
    else await reload()
  }

  async function showAndPause(): Promise<void> {
    const startedAt = environment.openMs()
    await show()
    const tookMs = Math.min(Math.floor(environment.openMs() - startedAt), longestPauseMs)
    // The timers of a hidden page may be a minute late.
    const pauseMs = Math.max(tookMs, environment.isVisible() ? frameMs : 0)
    if (pauseMs > 0) await new Promise<void>((resolve) => void environment.after(pauseMs, resolve))
    const isAskedAgain = soon === 'asked-again'
    soon = 'idle'
    if (isAskedAgain) showSoon()
  }

  function showSoon(): void {
    const isIdle = soon === 'idle'
    soon = isIdle ? 'showing' : 'asked-again'
    if (isIdle) void showAndPause()
  }

  outbox.onChange(() => {
    newest.set(outbox.newest() ?? newest.get())
    showSoon()
  })
  return { snapshot, newest, show, reload }
}
