import type { Store } from 'pending-sync'

/** A store of the console, which no server renders. */
export type PageStore<Value> = Pick<Store<Value>, 'get' | 'subscribe'>

export interface WritableStore<Value> extends PageStore<Value> {
  set(value: Value): void
}

/** `start` is called with the first subscriber; the function it returns, after the last one has left. */
export function createStore<Value>(initial: Value, start = () => () => {}): WritableStore<Value> {
  // An object for each subscription, because the same function may subscribe twice.
  const subscriptions = new Set<{ readonly run: (value: Value) => void }>()
  let value = initial
  let stop = () => {}
  return {
    get: () => value,
    set(next) {
      value = next
      for (const { run } of Array.from(subscriptions)) run(next)
    },
    subscribe(run) {
      const subscription = { run }
      subscriptions.add(subscription)
      if (subscriptions.size === 1) stop = start()
      run(value)
      return () => {
        if (subscriptions.delete(subscription) && subscriptions.size === 0) stop()
      }
    },
  }
}
