import type { Environment } from '../environment.ts'
import type { Store } from './store.ts'

/**
 * Waits until a store's value gives an answer, for so many milliseconds at most; `undefined` when the time is over or
 * the signal aborts.
 */
export function until<Value, Found>(
  store: Store<Value>,
  find: (value: Value) => Found | undefined,
  options: { readonly environment: Environment; readonly timeoutMs?: number; readonly signal?: AbortSignal },
): Promise<Found | undefined> {
  return new Promise((resolve) => {
    const ends: (() => void)[] = []
    const end = (found?: Found) => {
      for (const run of ends.splice(0)) run()
      resolve(found)
    }
    const { signal, timeoutMs, environment } = options
    if (signal?.aborted) return end()
    const onAbort = () => end()
    signal?.addEventListener('abort', onAbort)
    ends.push(() => signal?.removeEventListener('abort', onAbort))
    if (timeoutMs !== undefined) ends.push(environment.after(timeoutMs, () => end()))
    let isFound = false
    const unsubscribe = store.subscribe((value) => {
      const found = isFound ? undefined : find(value)
      if (found === undefined) return
      isFound = true
      // The store may answer within `subscribe` itself, before there is anything to unsubscribe.
      queueMicrotask(() => end(found))
    })
    ends.push(unsubscribe)
  })
}
