import { callSite } from '../site-code.ts'

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

/** `isEqual` says which values are the same to a subscriber. Default: by content. */
export function createStore<Value>(
  initial: Value,
  isEqual: (left: Value, right: Value) => boolean = isSame,
): WritableStore<Value> {
  let value = initial
  const subscriptions = new Set<{ readonly run: (value: Value) => void }>()
  return {
    get: () => value,
    set(next) {
      if (isEqual(value, next)) return
      value = next
      for (const { run } of Array.from(subscriptions)) callSite(run, value)
    },
    subscribe(run) {
      // An object per subscription: the same function may subscribe twice, and each leaves on its own.
      const subscription = { run }
      subscriptions.add(subscription)
      run(value)
      return () => void subscriptions.delete(subscription)
    },
  }
}

/** A store that follows other stores. What it holds is made anew only when one of them changes. */
export function derive<Source, Value>(
  source: Store<Source>,
  toValue: (source: Source) => Value,
): Store<Value> {
  let last: { readonly source: Source; readonly value: Value } | undefined

  function valueOf(current: Source): Value {
    if (!last || !Object.is(last.source, current)) {
      const value = toValue(current)
      last = { source: current, value: last && isSame(last.value, value) ? last.value : value }
    }
    return last.value
  }

  return {
    get: () => valueOf(source.get()),
    subscribe(run) {
      let told: { readonly value: Value } | undefined
      return source.subscribe((current) => {
        const value = valueOf(current)
        if (told && Object.is(told.value, value)) return
        told = { value }
        run(value)
      })
    },
  }
}

/** What stores hold is plain data made in one place each, so its text tells whether anything changed. */
function isSame(left: unknown, right: unknown): boolean {
  return Object.is(left, right) || JSON.stringify(left) === JSON.stringify(right)
}
