export type Unsubscribe = () => void

/**
 * A value that changes over time. `subscribe` calls at once and then on every change, which is Svelte's store contract;
 * with `get` it fits React's `useSyncExternalStore` as well.
 */
export interface Store<Value> {
  get(): Value
  subscribe(run: (value: Value) => void): Unsubscribe
}

export interface WritableStore<Value> extends Store<Value> {
  set(value: Value): void
}

export function createStore<Value>(initial: Value): WritableStore<Value> {
  let value = initial
  const runs = new Set<{ run: (value: Value) => void }>()
  return {
    get: () => value,
    set(next) {
      if (isSame(value, next)) return
      value = next
      for (const { run } of [...runs]) run(value)
    },
    subscribe(run) {
      // An object per subscription: the same function may subscribe twice, and each leaves on its own.
      const subscription = { run }
      runs.add(subscription)
      run(value)
      return () => void runs.delete(subscription)
    },
  }
}

/** What stores hold is plain data in a stable key order, so its text tells whether anything changed. */
function isSame(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || JSON.stringify(left) === JSON.stringify(right)
}
