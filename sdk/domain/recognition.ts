/** One thing that a customer had before something was added: enough to tell later what is new. */
export interface Mark {
  /** The ids by which the channel knows it; none while headquarters does not have it. */
  readonly ids: readonly string[]
  /** Its canonical content. */
  readonly content: string
}

/** The differences between what was there before and what is there now. */
export interface Differences<Item> {
  readonly added: readonly Item[]
  /** Items with another id and the content of something that is gone: a conversion may have replaced its id. */
  readonly replacing: readonly { readonly item: Item; readonly gone: Mark }[]
}

/**
 * Compares a list with what it was before. What has an id is known by it; the rest is compared as a multiset of contents,
 * because waiting things may have no id, and a conversion may replace one. Pure.
 */
export function differencesSince<Item>(
  before: readonly Mark[],
  now: readonly Item[],
  toMark: (item: Item) => Mark,
): Differences<Item> {
  const marked = now.map((item) => ({ item, mark: toMark(item) }))
  const hasCommonId = (one: Mark, other: Mark) => one.ids.some((id) => other.ids.includes(id))
  const unknown = marked.filter(({ mark }) => !before.some((known) => hasCommonId(known, mark)))
  const gone = before.filter((known) => !marked.some(({ mark }) => hasCommonId(known, mark)))
  const replaced = pair(unknown, gone, [({ mark }, { content }) => mark.content === content])
  return {
    added: unknown.filter((_, index) => !replaced[index]).map(({ item }) => item),
    replacing: unknown.flatMap(({ item }, index) => {
      const mark = replaced[index]
      return mark ? [{ item, gone: mark }] : []
    }),
  }
}

/** Returns what is there now and was not there before. Pure. */
export function newSince<Item>(
  before: readonly Mark[],
  now: readonly Item[],
  toMark: (item: Item) => Mark,
): readonly Item[] {
  return differencesSince(before, now, toMark).added
}

/**
 * Finds for each item another one that nobody else has; `undefined` where there is none. Tries the tests one after the
 * other, so that a strict one decides first. Pure.
 */
export function pair<Item, Other>(
  items: readonly Item[],
  others: readonly Other[],
  tests: readonly ((item: Item, other: Other) => boolean)[],
): readonly (Other | undefined)[] {
  const found: (Other | undefined)[] = items.map(() => undefined)
  const free = [...others]
  for (const isPair of tests) {
    for (const [index, item] of items.entries()) {
      if (found[index] !== undefined) continue
      const at = free.findIndex((one) => isPair(item, one))
      if (at >= 0) [found[index]] = free.splice(at, 1)
    }
  }
  return found
}

/** The item with the highest score, the first of several. */
export function best<Item>(items: readonly Item[], score: (item: Item) => number): Item | undefined {
  return items.reduce<Item | undefined>(
    (found, item) => (found === undefined || score(item) > score(found) ? item : found),
    undefined,
  )
}
