import { entitySets } from '../wire/described-types.ts'
import { Refusal } from '../wire/refusal.ts'

/** The URL of an OData request, parsed. */
export interface ParsedUrl {
  /** The path without keys and parameters: `Customers/GetTitles`. */
  readonly path: string
  /** `Customers('004021')` → `004021`. */
  readonly key?: string
  /** The parameters of an OData function. */
  readonly parameters: Readonly<Record<string, string>>
}

/** Parses the path after `Commerce/`, percent-encoded or not. Throws a `Refusal` for a malformed one. */
export function parseUrl(url: URL): ParsedUrl {
  const segments = segmentsOf(decoded(afterRoot(url.pathname)))
  const key = segments.map(keyOf).find((found) => found !== undefined)
  const called = segments.find((one) => one.inside && keyOf(one) === undefined)
  return {
    path: segments.map(({ name }) => name.replace(`${namespace}.`, '')).join('/'),
    ...(key !== undefined && { key }),
    parameters: called?.inside ? parametersOf(called.inside) : {},
  }
}

/** The namespace of all types and operations. Some clients write it before the names of bound operations. */
export const namespace = 'Microsoft.Dynamics.DataServiceProxy'

export function isCommerceUrl(url: URL): boolean {
  return root.test(url.pathname)
}

/** The URL up to and including `Commerce/`. */
export function rootOf(url: URL): string {
  return `${url.origin}${url.pathname.slice(0, url.pathname.search(root))}/Commerce/`
}

const root = /\/Commerce(\/|$)/

interface Segment {
  readonly name: string
  /** The text between the parentheses. */
  readonly inside?: string
}

function afterRoot(pathname: string): string {
  return pathname.slice(pathname.search(root) + '/Commerce/'.length)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    throw malformed(path)
  }
}

// A name, optionally with parentheses. A quoted value may contain anything; '' stands for one quote.
const segment = /^([\w$.]+)(?:\(((?:'(?:[^']|'')*'|[^'()])*)\))?(?:\/|$)/

function segmentsOf(path: string): Segment[] {
  const found: Segment[] = []
  for (let rest = path; rest !== '';) {
    const match = segment.exec(rest)
    if (!match?.[1]) throw malformed(path)
    found.push({ name: match[1], ...(match[2] !== undefined && { inside: match[2] }) })
    rest = rest.slice(match[0].length)
  }
  return found
}

/** The key of an entity: `('004021')`, `(4021)`, or with the name of the property, `(AccountNumber='004021')`. */
function keyOf({ name, inside }: Segment): string | undefined {
  if (inside === undefined) return undefined
  if (/^('|\d+$)/.test(inside)) return unquoted(inside)
  const property = entitySets.get(name)?.key
  if (!property || inside === '') return undefined
  const named = parametersOf(inside)
  if (Object.hasOwn(named, property)) return named[property]
  throw new Refusal('MalformedRequest', {
    reason: `The key of ${name} is ${property}, not ${inside.slice(0, 200)}`,
  })
}

function unquoted(text: string): string {
  return text.startsWith("'") ? text.slice(1, -1).replaceAll("''", "'") : text
}

function parametersOf(inside: string): Record<string, string> {
  const pairs = inside.matchAll(/(\w+)=('(?:[^']|'')*'|[^,]*)/g)
  return Object.fromEntries([...pairs].map(([, name = '', value = '']) => [name, unquoted(value)]))
}

function malformed(path: string): Refusal {
  return new Refusal('MalformedRequest', { reason: `The path cannot be read: ${path.slice(0, 200)}` })
}
