/**
 * The search for an in-doubt entry. Only after a while does the entry count as not arrived: a request may take minutes, and
 * a search index lags. The time counts while pages are open, by a clock that nobody can set. That clock goes on while a
 * page is frozen; browsers differ in whether it goes on while the device sleeps.
 */
export interface Search {
  /** The page that looked last. Each page has a clock of its own. */
  readonly page: string
  /** The time of the last look, in milliseconds since that page opened. */
  readonly lookedAt: number
  /** The time of the search so far: the sum of the times between the looks of each page, in milliseconds. */
  readonly openMs: number
  /** The number of lookups that found nothing. */
  readonly looks: number
  /** The number of lookups of this page, for its delays. */
  readonly looksOfPage: number
}

/** The current time by the clock of a page. `Search.openMs` is the length of the search instead. */
export interface PageTime {
  readonly page: string
  /** In milliseconds since the page opened. */
  readonly openMs: number
}

const shortestSearchMs = 5 * 60_000
const fewestLooks = 2

/** Adds a look. The time before a page's first look does not count: it may have been open long before the entry was sent. */
export function afterLook(
  known: Search | undefined,
  { page, openMs: now }: PageTime,
  isMade: boolean,
): Search {
  const isSamePage = known?.page === page
  const sinceLastLook = isSamePage ? Math.max(0, now - known.lookedAt) : 0
  return {
    page,
    lookedAt: now,
    openMs: (known?.openMs ?? 0) + sinceLastLook,
    looks: (known?.looks ?? 0) + (isMade ? 1 : 0),
    looksOfPage: (isSamePage ? known.looksOfPage : 0) + 1,
  }
}

/** True if the search was long enough to believe that there is nothing to find. */
export function isLongEnough({ openMs, looks }: Search): boolean {
  return openMs >= shortestSearchMs && looks >= fewestLooks
}
