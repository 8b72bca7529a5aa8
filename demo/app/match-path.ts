/** The named parts of a path, such as `id` of `/order/:id`. */
export type Params = Readonly<Record<string, string>>

/**
 * Matches a path with a pattern such as `/order/:id`. A slash at the end, a query, capitals and percent-encoding make no
 * difference. `undefined`: it is another path. Browsers older than two years have no `URLPattern`.
 */
export function matchPath(pattern: string, path: string): Params | undefined {
  const wanted = partsOf(pattern)
  const parts = partsOf(path.split(/[?#]/)[0] ?? '')
  if (parts.length !== wanted.length) return undefined
  const params: Record<string, string> = {}
  for (const [index, name] of wanted.entries()) {
    const part = decoded(parts[index] ?? '')
    if (name.startsWith(':')) params[name.slice(1)] = part
    else if (name !== part.toLowerCase()) return undefined
  }
  return params
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '')
}

/** A link from elsewhere may be broken. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part)
  } catch {
    return part
  }
}
