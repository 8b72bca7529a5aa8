import { invalidFormat } from '../wire/refusal.ts'
import { columnsOf, ordered } from './order-by.ts'

/** [ours] The number of rows on a page. Default for `$top`. */
export const defaultTop = 1000

export interface Page {
  readonly values: readonly object[]
  readonly count?: number
  readonly nextLink?: string
}

/** The page that the query asks for. The paging of actions is in the query too. `type`: that of a row. */
export function pageOf(values: readonly object[], url: URL, type: string): Page {
  const top = wholeNumber(url, '$top') ?? defaultTop
  const skip = wholeNumber(url, '$skip') ?? 0
  const sorted = ordered(values, columnsOf(url.searchParams.getAll('$orderby'), type))
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
  const text = option(url, name)
  if (text === undefined) return undefined
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw invalidFormat(name)
}

/** Clients of OData 3 ask with `$inlinecount`. */
function isCounted(url: URL): boolean {
  const count = option(url, '$count')?.toLowerCase() ?? 'false'
  const inline = option(url, '$inlinecount')?.toLowerCase() ?? 'none'
  if (count !== 'true' && count !== 'false') throw invalidFormat('$count')
  if (inline !== 'allpages' && inline !== 'none') throw invalidFormat('$inlinecount')
  return count === 'true' || inline === 'allpages'
}

/** An option that may be given once. */
function option({ searchParams }: URL, name: string): string | undefined {
  const [text, ...more] = searchParams.getAll(name)
  if (more.length > 0) throw invalidFormat(name)
  return text
}
