/** One thing that a customer had before something was added: enough to tell later what is new. */
export interface Mark {
  /** The ids by which the channel knows it; none while headquarters does not have it. */
  readonly ids: readonly string[]
  /** Its canonical content. */
  readonly content: string
}

/**
 * Returns what is there now and was not there before. What has an id is known by it; the rest is compared as a multiset of
 * contents, because a conversion may replace an id, and waiting things may have none. Pure.
 */
export function newSince<Item>(
  before: readonly Mark[],
  now: readonly Item[],
  toMark: (item: Item) => Mark,
): readonly Item[] {
  const marked = now.map((item) => ({ item, mark: toMark(item) }))
  const hasCommonId = (one: Mark, other: Mark) => one.ids.some((id) => other.ids.includes(id))
  const unknown = marked.filter(({ mark }) => !before.some((known) => hasCommonId(known, mark)))
  const vanished = before.filter((known) => !marked.some(({ mark }) => hasCommonId(known, mark)))
  const contents = vanished.map(({ content }) => content)
  return unknown.filter(({ mark }) => !takeOut(contents, mark.content)).map(({ item }) => item)
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
  const free = new Set(others)
  for (const isPair of tests) {
    for (const [index, item] of items.entries()) {
      if (found[index] !== undefined) continue
      const other = [...free].find((one) => isPair(item, one))
      if (other === undefined) continue
      found[index] = other
      free.delete(other)
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

/** Removes one occurrence. Returns `false` if there is none. */
function takeOut(texts: string[], text: string): boolean {
  const index = texts.indexOf(text)
  if (index >= 0) texts.splice(index, 1)
  return index >= 0
}
