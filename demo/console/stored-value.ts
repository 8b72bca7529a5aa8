import { createStore, type WritableStore } from './store.ts'

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
): WritableStore<Value> {
  const toValue = (stored: string | null) => (stored === null ? initial : decode(stored))
  let text = read(key)
  const store = createStore(toValue(text))

  function refresh(): void {
    const stored = read(key)
    if (stored === text) return
    text = stored
    store.set(toValue(text))
  }

  addEventListener('storage', (event) => {
    // `null`: the whole storage was cleared.
    if (event.key === key || event.key === null) refresh()
  })
  // A page that comes back from the back/forward cache missed the storage events.
  addEventListener('pageshow', refresh)

  return {
    ...store,
    set(next) {
      text = encode(next)
      write(key, text)
      store.set(next)
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
