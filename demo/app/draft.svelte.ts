/**
 * The values of a form that is being filled in. They survive a reload of this tab. Closing the tab discards them, because
 * nothing was sent and the device may be shared.
 */
export function createDraft<Values extends Record<string, string>>(name: string, blank: Values) {
  const key = `asola:draft:${name}`
  const values: Values = $state({ ...blank, ...read(key, blank) })
  let isEnded = false

  $effect(() => {
    const text = JSON.stringify($state.snapshot(values))
    if (!isEnded) write(key, text)
  })

  return {
    values,
    /** Deletes the stored values, because the SDK keeps them from now on. */
    end() {
      isEnded = true
      sessionStorage.removeItem(key)
    },
  }
}

function read<Values extends Record<string, string>>(key: string, blank: Values): Partial<Values> {
  try {
    const entries = Object.entries(JSON.parse(sessionStorage.getItem(key) ?? '{}') as object)
    // A blank field was not filled in: what is known of the shopper by now may fill it.
    const known = entries.filter(([field, value]) => field in blank && typeof value === 'string' && value)
    return Object.fromEntries(known) as Partial<Values>
  } catch {
    return {}
  }
}

function write(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text)
  } catch {
    // On a full device the form works as well, but a reload empties it.
  }
}
