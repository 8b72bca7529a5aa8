/** Tells everybody who watches. The same function may watch twice, and each leaves on its own. */
export interface Signal<Value> {
  notify(value: Value): void
  watch(run: (value: Value) => void): () => void
  clear(): void
}

export function createSignal<Value = void>(): Signal<Value> {
  const watchers = new Set<{ run: (value: Value) => void }>()
  return {
    notify(value) {
      // A copy: whoever starts to watch while being told is told the next time.
      for (const watcher of Array.from(watchers)) watcher.run(value)
    },
    watch(run) {
      const watcher = { run }
      watchers.add(watcher)
      return () => void watchers.delete(watcher)
    },
    clear: () => watchers.clear(),
  }
}
