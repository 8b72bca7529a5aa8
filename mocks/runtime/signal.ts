import { checkFunction } from '../wire/checks.ts'

/** Calls watchers when something happens. */
export interface Signal<Value> {
  /** Never throws: an error of a watcher is reported as an uncaught one. */
  notify(value: Value): void
  /** Returns a function that ends the calls. The same function may watch twice, and each ends on its own. */
  watch(run: (value: Value) => void): () => void
  clear(): void
}

export function createSignal<Value = void>(): Signal<Value> {
  const watchers = new Set<{ run: (value: Value) => void }>()
  return {
    notify(value) {
      // A copy: a watcher that is added during the calls is called the next time.
      for (const watcher of Array.from(watchers)) isolated(() => watcher.run(value))
    },
    watch(run) {
      checkFunction('subscribe', run)
      const watcher = { run }
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    clear: () => watchers.clear(),
  }
}

/** Runs a watcher. One that throws must not make a change that has happened look as if it had failed. */
function isolated(run: () => void): void {
  try {
    run()
  } catch (error) {
    queueMicrotask(() => {
      throw error
    })
  }
}
