/**
 * Views a list of rows again after a change. Only the rows between the first and the last difference are looked at; the others
 * keep their views.
 */
export function viewChanged<Row, View>(
  views: readonly View[],
  before: readonly Row[],
  after: readonly Row[],
  toView: (row: Row) => View,
): View[] {
  const { start, end } = sameAtBothEnds(before, after)
  const changed = after.slice(start, after.length - end)
  return [...views.slice(0, start), ...changed.map(toView), ...views.slice(views.length - end)]
}

/** The numbers of rows at the start and at the end of two lists that are the same objects. */
export function sameAtBothEnds(
  left: readonly unknown[],
  right: readonly unknown[],
): { readonly start: number; readonly end: number } {
  const shorter = Math.min(left.length, right.length)
  let start = 0
  while (start < shorter && left[start] === right[start]) start += 1
  let end = 0
  while (end < shorter - start && left[left.length - 1 - end] === right[right.length - 1 - end]) end += 1
  return { start, end }
}
