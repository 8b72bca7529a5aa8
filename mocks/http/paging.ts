import { isObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'

/** [ours] The number of rows on a page. Default for `$top`. */
export const defaultTop = 1000

export interface Page {
  readonly values: readonly object[]
  readonly count?: number
  readonly nextLink?: string
}

/** Options of OData that would change the answer. [ours] Refused, because an answer that ignores them is wrong. */
const unsupported = ['$filter', '$search', '$apply', '$compute'] as const

/**
 * The page that the query asks for. The paging of actions is in the query too. `$select` and `$expand` change nothing: every
 * answer has all properties and everything inside of them.
 */
export function pageOf(values: readonly object[], url: URL): Page {
  const refused = unsupported.find((name) => url.searchParams.has(name))
  if (refused) throw new Refusal('QueryOptionNotSupported', { reason: `the query option ${refused}` })
  const top = wholeNumber(url, '$top') ?? defaultTop
  const skip = wholeNumber(url, '$skip') ?? 0
  const sorted = ordered(values, columnsOf(url.searchParams.getAll('$orderby')))
  const hasMore = skip + top < values.length
  return {
    values: sorted.slice(skip, skip + top),
    ...(isCounted(url) && { count: values.length }),
    ...(hasMore && top > 0 && { nextLink: linkTo(url, skip + top) }),
  }
}

function linkTo(url: URL, skip: number): string {
  const next = new URL(url)
  next.searchParams.set('$skip', String(skip))
  // The service does not encode the $, and some clients compare links as text.
  return next.href.replaceAll('%24', '$')
}

function wholeNumber(url: URL, name: string): number | undefined {
  const text = url.searchParams.get(name)
  if (text === null) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Refusal('InvalidFormat', { results: [{ id: 'InvalidFormat', members: [name] }] })
}

/** Clients of OData 3 ask with `$inlinecount`. */
function isCounted({ searchParams }: URL): boolean {
  return searchParams.get('$count') === 'true' || searchParams.get('$inlinecount') === 'allpages'
}

interface Column {
  /** The property, with those inside of it: `SearchField/Name`. */
  readonly path: readonly string[]
  readonly sign: 1 | -1
}

/** The columns of all `$orderby` parameters, in their order: the second counts where the first is equal. */
function columnsOf(orderBy: readonly string[]): Column[] {
  const columns = orderBy.flatMap((text) => text.split(',')).map((text) => text.trim())
  return columns.filter(Boolean).map((text) => {
    const [path = '', direction = 'asc', ...rest] = text.split(/\s+/)
    if (rest.length > 0 || !/^(asc|desc)$/i.test(direction)) {
      throw new Refusal('InvalidFormat', { results: [{ id: 'InvalidFormat', members: ['$orderby'] }] })
    }
    return { path: path.split('/'), sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
  })
}

function ordered(values: readonly object[], columns: readonly Column[]): readonly object[] {
  if (columns.length === 0) return values
  return values.toSorted((left, right) => {
    for (const { path, sign } of columns) {
      const order = sign * compare(valueOf(left, path), valueOf(right, path))
      if (order !== 0) return order
    }
    return 0
  })
}

function valueOf(row: object, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    row,
  )
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left ?? '').localeCompare(String(right ?? ''))
}
