import { createStore, type PageStore } from './store.ts'

/** The longest time between two attempts while headquarters does not answer, in milliseconds. */
const longestMs = 30_000

/**
 * Reads a value again and again while somebody watches it on a visible page. `refresh` reads it now. Subscribers are
 * called for changes only.
 */
export function pollRemote<Value>(
  initial: Value,
  read: () => Promise<Value>,
  everyMs: number,
): { readonly store: PageStore<Value>; refresh(): void } {
  let known = JSON.stringify(initial)
  let timer: ReturnType<typeof setTimeout> | undefined
  let waitMs = everyMs
  let isWatched = false
  // An answer that is overtaken by a later request is not shown.
  let latest = 0

  const store = createStore(initial, () => {
    isWatched = true
    document.addEventListener('visibilitychange', refresh)
    refresh()
    return () => {
      isWatched = false
      latest += 1
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', refresh)
    }
  })

  function refresh(): void {
    clearTimeout(timer)
    if (isWatched && document.visibilityState === 'visible') void readNow((latest += 1))
  }

  async function readNow(request: number): Promise<void> {
    const value = await read().catch(() => undefined)
    if (request !== latest) return
    waitMs = value === undefined ? Math.min(waitMs * 2, longestMs) : everyMs
    timer = setTimeout(refresh, waitMs)
    if (value !== undefined) show(value)
  }

  function show(value: Value): void {
    const text = JSON.stringify(value)
    if (text === known) return
    known = text
    store.set(value)
  }

  return { store, refresh }
}
