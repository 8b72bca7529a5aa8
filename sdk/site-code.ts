/**
 * Calls what a site handed in. What it throws is the site's own: it is reported as an event listener's would be, and
 * neither ends our work nor keeps the news from others.
 */
export function callSite<Value>(run: (value: Value) => void, value: Value): void {
  try {
    run(value)
  } catch (error) {
    if (typeof reportError === 'function') reportError(error)
    else console.error(error)
  }
}
