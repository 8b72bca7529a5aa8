import { Refusal } from '../wire/refusal.ts'

/** [ours] The number of rows on a page. Default for `$top`. */
export const defaultTop = 1000

export interface Page {
  readonly values: readonly object[]
  readonly count?: number
  readonly nextLink?: string
}

/** The page that the query asks for. The paging of actions is in the query too. */
export function pageOf(values: readonly object[], url: URL): Page {
  const top = wholeNumber(url, '$top') ?? defaultTop
  const skip = wholeNumber(url, '$skip') ?? 0
  const sorted = ordered(values, url.searchParams.get('$orderby'))
  const hasMore = skip + top < values.length
  return {
    values: sorted.slice(skip, skip + top),
    ...(url.searchParams.get('$count') === 'true' && { count: values.length }),
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

function ordered(values: readonly object[], orderBy: string | null): readonly object[] {
  const [property, direction] = (orderBy ?? '').trim().split(/[\s,]+/)
  if (!property) return values
  const sign = direction?.toLowerCase() === 'desc' ? -1 : 1
  return values.toSorted((left, right) => sign * compare(valueOf(left, property), valueOf(right, property)))
}

function valueOf(row: object, property: string): unknown {
  return (row as Record<string, unknown>)[property]
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left ?? '').localeCompare(String(right ?? ''))
}
