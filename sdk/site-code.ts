/**
 * Calls what a site handed in. What it throws is the site's own: it is reported as an event listener's would be, and
 * neither ends our work nor keeps the news from others.
 */
export function callSite<Value>(run: (value: Value) => void, value: Value): void {
  try {
    run(value)
  } catch (error) {
    report(error)
  }
}

/** What a site's own code answers; a fallback where it fails. */
export function tried<Value>(run: () => Value, fallback: Value): Value {
  try {
    return run()
  } catch (error) {
    report(error)
    return fallback
  }
}

function report(error: unknown): void {
  if (typeof reportError === 'function') reportError(error)
  else console.error(error)
}
