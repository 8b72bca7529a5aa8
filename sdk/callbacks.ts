/**
 * Calls a function that the site passed in. An error it throws is reported like an error in an event listener: it must
 * not stop the outbox or the other subscribers.
 */
export function notify<Value>(listener: (value: Value) => void, value: Value): void {
  tryOr(() => listener(value), undefined)
}

/** Returns the result of a function that the site passed in, or the fallback if it throws. The error is reported. */
export function tryOr<Value>(run: () => Value, fallback: Value): Value {
  try {
    return run()
  } catch (error) {
    if (typeof reportError === 'function') reportError(error)
    else console.error(error)
    return fallback
  }
}
