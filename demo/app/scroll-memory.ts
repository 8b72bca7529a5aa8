const storageKey = 'asola:scroll'
const inputs = ['wheel', 'touchmove', 'pointerdown', 'keydown'] as const

/**
 * Remembers how far each page in the history of this tab is scrolled, so that Back and Forward return to it. The browser
 * does so only for pages that are complete when it goes there.
 */
export function createScrollMemory() {
  history.scrollRestoration = 'manual'
  const positions = new Map(readPositions())
  let shown: string | undefined
  let stopScrolling = () => {}

  function remember(): void {
    if (shown !== undefined) positions.set(shown, scrollY)
  }

  addEventListener('pagehide', () => {
    remember()
    writePositions(positions)
  })

  return {
    /** Call it before another page is shown. */
    remember,
    /** Scrolls the page that is shown now: to where it was left if the history knows it, otherwise to the top. */
    restore(): void {
      const known = (history.state as { readonly page?: string } | null)?.page
      shown = known ?? `${Date.now()}-${positions.size}`
      if (known === undefined) history.replaceState({ ...history.state, page: shown }, '')
      stopScrolling()
      stopScrolling = scrollWhenTallEnough(positions.get(shown) ?? 0)
    },
  }
}

/** A page may still be growing. Ends when the position is reached or the shopper does something. Returns a way to end it. */
function scrollWhenTallEnough(top: number): () => void {
  const observer = new ResizeObserver(attempt)

  function attempt(): void {
    scrollTo(0, top)
    if (scrollY >= top - 1) stop()
  }
  function stop(): void {
    observer.disconnect()
    for (const input of inputs) removeEventListener(input, stop)
  }

  for (const input of inputs) addEventListener(input, stop, { passive: true })
  observer.observe(document.body)
  attempt()
  return stop
}

function readPositions(): [string, number][] {
  try {
    return Object.entries(JSON.parse(sessionStorage.getItem(storageKey) ?? '{}') as Record<string, number>)
  } catch {
    return []
  }
}

function writePositions(positions: ReadonlyMap<string, number>): void {
  try {
    sessionStorage.setItem(storageKey, JSON.stringify(Object.fromEntries(positions)))
  } catch {
    // On a full device a reload begins at the top.
  }
}
