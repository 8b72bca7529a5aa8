/** Compares two values of JSON by content. The order of the properties does not matter. */
export function isSame(left: unknown, right: unknown): boolean {
  if (left === right) return true
  if (!isComposite(left) || !isComposite(right) || Array.isArray(left) !== Array.isArray(right)) return false
  const names = Object.keys(left)
  return names.length === Object.keys(right).length && names.every((name) => isSame(left[name], right[name]))
}

function isComposite(value: unknown): value is Readonly<Record<string, unknown>> {
  return value !== null && typeof value === 'object'
}
