/**
 * What is typed into a form. A reload of this tab, as in a tunnel, loses none of it; closing the tab forgets it, because
 * nothing was sent and the device may be somebody else's.
 */
export function createDraft<Values extends Record<string, string>>(name: string, blank: Values) {
  const key = `asola:draft:${name}`
  const values: Values = $state({ ...blank, ...remembered(key, blank) })
  let isOver = false

  $effect(() => {
    const text = JSON.stringify($state.snapshot(values))
    if (!isOver) remember(key, text)
  })

  return {
    values,
    /** What was typed is kept elsewhere from here on. */
    end() {
      isOver = true
      sessionStorage.removeItem(key)
    },
  }
}

function remembered<Values extends Record<string, string>>(key: string, blank: Values): Partial<Values> {
  try {
    const entries = Object.entries(JSON.parse(sessionStorage.getItem(key) ?? '{}') as object)
    const known = entries.filter(([field, value]) => field in blank && typeof value === 'string')
    return Object.fromEntries(known) as Partial<Values>
  } catch {
    return {}
  }
}

function remember(key: string, text: string): void {
  try {
    sessionStorage.setItem(key, text)
  } catch {
    // A full device: the form works all the same, only a reload would empty it.
  }
}
