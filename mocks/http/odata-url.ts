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
  const keyed = segments.find(({ inside }) => inside !== undefined && isKey(inside))
  const called = segments.find(({ inside }) => inside && !isKey(inside))
  return {
    path: segments.map(({ name }) => name).join('/'),
    ...(keyed?.inside !== undefined && { key: unquoted(keyed.inside) }),
    parameters: called?.inside ? parametersOf(called.inside) : {},
  }
}

export function isCommerceUrl(url: URL): boolean {
  return /\/Commerce\/./.test(url.pathname)
}

/** The URL up to and including `Commerce/`. */
export function rootOf(url: URL): string {
  const end = url.pathname.indexOf('/Commerce/') + '/Commerce/'.length
  return url.origin + url.pathname.slice(0, end)
}

interface Segment {
  readonly name: string
  /** The text between the parentheses. */
  readonly inside?: string
}

function afterRoot(pathname: string): string {
  return pathname.slice(pathname.indexOf('/Commerce/') + '/Commerce/'.length)
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

function isKey(inside: string): boolean {
  return /^('|\d+$)/.test(inside)
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
