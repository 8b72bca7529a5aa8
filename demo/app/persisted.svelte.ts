interface Format<Value> {
  /** Default: JSON. */
  readonly encode?: (value: Value) => string
  /** Gets `undefined` while nothing is stored. Must not throw, whatever an older version has stored. */
  readonly decode: (text: string | undefined) => Value
}

export interface Persisted<Value> {
  /** Setting it throws a `QuotaExceededError` when the device is full; then nothing has changed. */
  current: Value
  /** Calls `run` whenever another tab has changed the value. */
  onRemoteChange(run: () => void): void
}

/** State in `localStorage`: the same in every tab of this device, and after a reload. */
export function persisted<Value>(
  key: string,
  { encode = JSON.stringify, decode }: Format<Value>,
): Persisted<Value> {
  const read = () => decode(localStorage.getItem(key) ?? undefined)
  const listeners = new Set<() => void>()
  let value = $state.raw(read())

  function readAgain(): void {
    value = read()
    for (const run of listeners) run()
  }

  addEventListener('storage', (event) => {
    // `null`: the whole storage was cleared.
    if (event.key === key || event.key === null) readAgain()
  })
  addEventListener('pageshow', (event) => {
    // A page in the back/forward cache gets no storage events.
    if (event.persisted) readAgain()
  })

  return {
    get current() {
      return value
    },
    set current(next) {
      localStorage.setItem(key, encode(next))
      value = next
    },
    onRemoteChange: (run) => void listeners.add(run),
  }
}
