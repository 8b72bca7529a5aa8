import { anySignal } from './abort.ts'
import { notify } from './callbacks.ts'
import type { Environment } from './environment.ts'
import { pause } from './time-limit.ts'

/** Ends a subscription. Calling it again does nothing. */
export type Unsubscribe = () => void

/**
 * A value that changes over time. It follows Svelte's store contract, so `$store` works. For React it is
 * `useSyncExternalStore(store.subscribe, store.get, store.getServerSnapshot)`. The functions need no `this`.
 */
export interface Store<Value> {
  /** The current value. Returns the same object until the content changes. */
  readonly get: () => Value
  /**
   * The value before anything was read from the device, always the same: what a server renders, and what a page shows until it
   * has taken over.
   */
  readonly getServerSnapshot: () => Value
  /**
   * Calls `run` at once with the current value, and again after every change. An error thrown by `run` during a later
   * change is reported with `reportError` and reaches nobody else.
   */
  readonly subscribe: (run: (value: Value) => void) => Unsubscribe
}

export interface WritableStore<Value> extends Store<Value> {
  /** Notifies the subscribers, unless the new value equals the current one. */
  set(value: Value): void
}

/** Creates a store. `isEqual` decides which values count as unchanged. Default: equal content. */
export function createStore<Value>(
  initial: Value,
  isEqual: (left: Value, right: Value) => boolean = hasSameContent,
): WritableStore<Value> {
  let value = initial
  const subscriptions = new Set<{ readonly run: (value: Value) => void }>()
  return {
    get: () => value,
    getServerSnapshot: () => initial,
    set(next) {
      if (isEqual(value, next)) return
      value = next
      // One of them may end the subscription of another.
      for (const one of Array.from(subscriptions)) if (subscriptions.has(one)) notify(one.run, value)
    },
    subscribe(run) {
      // One object per subscription: the same function may subscribe twice, and each subscription ends on its own.
      const subscription = { run }
      subscriptions.add(subscription)
      run(value)
      return () => void subscriptions.delete(subscription)
    },
  }
}

/** A read-only store computed from another one. Recomputes only when the source changes. */
export function derive<Source, Value>(
  source: Store<Source>,
  toValue: (source: Source) => Value,
): Store<Value> {
  let last: { readonly source: Source; readonly value: Value } | undefined

  function valueOf(current: Source): Value {
    if (!last || !Object.is(last.source, current)) {
      const value = toValue(current)
      last = { source: current, value: last && hasSameContent(last.value, value) ? last.value : value }
    }
    return last.value
  }

  // Computed now, because the function may also depend on what becomes known later.
  const first = toValue(source.getServerSnapshot())

  return {
    get: () => valueOf(source.get()),
    getServerSnapshot: () => first,
    subscribe(run) {
      let delivered: { readonly value: Value } | undefined
      return source.subscribe((current) => {
        const value = valueOf(current)
        if (delivered && Object.is(delivered.value, value)) return
        delivered = { value }
        run(value)
      })
    },
  }
}

/**
 * Resolves with the first defined result of `find` over the store's values. Resolves with `undefined` after `timeoutMs`
 * milliseconds or when the signal aborts. Without either it may wait forever.
 */
export async function until<Value, Found>(
  store: Store<Value>,
  find: (value: Value) => Found | undefined,
  options: { readonly environment: Environment; readonly timeoutMs?: number; readonly signal?: AbortSignal },
): Promise<Found | undefined> {
  const ended = new AbortController()
  const { signal = ended.signal, timeoutMs, environment } = options
  let found: Found | undefined
  const unsubscribe = store.subscribe((value) => {
    found ??= signal.aborted ? undefined : find(value)
    if (found !== undefined) ended.abort()
  })
  await pause(environment, anySignal(signal, ended.signal), timeoutMs)
  ended.abort()
  unsubscribe()
  return found
}

/**
 * Stores hold plain data with a fixed key order, so equal JSON means equal content. Of lists, only the items that are not the
 * same objects are compared.
 */
function hasSameContent(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true
  if (!Array.isArray(left) || !Array.isArray(right)) return JSON.stringify(left) === JSON.stringify(right)
  return left.length === right.length && left.every((item, index) => hasSameContent(item, right[index]))
}
