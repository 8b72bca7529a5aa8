import type { Store } from 'pending-sync'

export interface StoredValue<Value> extends Store<Value> {
  set(value: Value): void
}

/** Converts a value to its text in storage and back. `decode` must not throw. */
interface Format<Value> {
  readonly encode: (value: Value) => string
  readonly decode: (text: string) => Value
}

/**
 * A value in localStorage: it survives a reload and is the same in all open tabs. Without storage (blocked or full) it
 * lasts as long as the page.
 */
export function storedValue<Value>(
  key: string,
  initial: Value,
  { encode, decode }: Format<Value>,
): StoredValue<Value> {
  const subscriptions = new Set<{ readonly run: (value: Value) => void }>()
  let text = read(key)
  let value = text === null ? initial : decode(text)

  function show(nextText: string | null, next: Value): void {
    text = nextText
    value = next
    for (const { run } of Array.from(subscriptions)) run(next)
  }

  function refresh(): void {
    const stored = read(key)
    if (stored !== text) show(stored, stored === null ? initial : decode(stored))
  }

  addEventListener('storage', refresh)
  // A page that comes back from the back/forward cache missed the storage events.
  addEventListener('pageshow', refresh)

  return {
    get: () => value,
    set(next) {
      const nextText = encode(next)
      write(key, nextText)
      show(nextText, next)
    },
    subscribe(run) {
      const subscription = { run }
      subscriptions.add(subscription)
      run(value)
      return () => void subscriptions.delete(subscription)
    },
  }
}

function read(key: string): string | null {
  try {
    return localStorage.getItem(key)
  } catch {
    return null
  }
}

function write(key: string, text: string): void {
  try {
    localStorage.setItem(key, text)
  } catch {
    // The value still lasts as long as the page.
  }
}
