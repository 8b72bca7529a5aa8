import type { RequestContext } from '../operations/operation.ts'
import { Refusal } from '../wire/refusal.ts'
import type { Answer } from './answer.ts'
import { rootOf } from './odata-url.ts'

/** One request inside a batch. */
export interface BatchRequest extends RequestContext {
  /** The id of the request inside its change set; its answer has the same. */
  readonly contentId?: string
}

export type BatchItem =
  | { readonly kind: 'request'; readonly request: BatchRequest }
  | { readonly kind: 'change set'; readonly requests: readonly [BatchRequest, ...BatchRequest[]] }

interface Answered {
  readonly request: BatchRequest
  readonly answer: Answer
}

export type BatchAnswer =
  | ({ readonly kind: 'answer' } & Answered)
  | { readonly kind: 'change set'; readonly answers: readonly Answered[] }

/** Reads a multipart batch of single requests and change sets. Throws a `Refusal` for anything else. */
export function batchItems(batch: RequestContext): BatchItem[] {
  const sections = sectionsOf(batch.text, batch.headers.get('Content-Type'))
  return sections.map((section) => {
    const contentType = section.headers.get('Content-Type') ?? ''
    if (!/^multipart\//i.test(contentType)) return { kind: 'request', request: requestIn(section, batch) }
    const requests = sectionsOf(section.text, contentType).map((inner) => requestIn(inner, batch))
    return { kind: 'change set', requests: changeSetOf(requests) }
  })
}

/** Source: OData 4.0, part 1, 11.7.2: a change set has no reads, and its ids are unique. */
function changeSetOf(requests: readonly BatchRequest[]): [BatchRequest, ...BatchRequest[]] {
  const [first, ...others] = requests
  if (!first) throw malformed('a change set is empty')
  const read = requests.find(({ method }) => method === 'GET' || method === 'HEAD')
  if (read) throw malformed(`a change set contains a ${read.method}: send it before or after the set`)
  const ids = requests.flatMap(({ contentId }) => contentId ?? [])
  const twice = ids.find((id, at) => ids.indexOf(id) !== at)
  if (twice !== undefined) throw malformed(`a change set has the Content-ID ${twice.slice(0, 100)} twice`)
  return [first, ...others]
}

/** The answer to a batch: the answers to its items, in their order. */
export function batchResponse(answers: readonly BatchAnswer[]): Answer {
  const boundary = `batchresponse_${crypto.randomUUID()}`
  return {
    status: 200,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}`, 'OData-Version': '4.0' },
    text: multipart(boundary, answers.map(sectionText)),
  }
}

/** One section of a multipart text: headers, a blank line, then the rest. */
interface Section {
  readonly headers: Headers
  readonly text: string
}

function sectionsOf(text: string, contentType: string | null): Section[] {
  const boundary = /^multipart\/\w+;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1]
  if (!boundary) throw new Refusal('BatchFormatNotSupported')
  const lines = text.replaceAll('\r\n', '\n')
  const [, ...rest] = `\n${lines}`.split(`\n--${boundary}`)
  if (!rest.at(-1)?.startsWith('--')) throw malformed('the last boundary is missing')
  return rest.slice(0, -1).map((section) => parseSection(section.replace(/^[ \t]*\n/, '')))
}

function parseSection(text: string): Section {
  const end = text.search(/(^|\n)\n/)
  const head = end < 0 ? text : text.slice(0, end)
  const lines = head.split('\n').filter((line) => line.includes(':'))
  return { headers: headersIn(lines), text: end < 0 ? '' : text.slice(end).replace(/^\n+/, '') }
}

function headersIn(lines: readonly string[]): Headers {
  const pairs = lines.map((line): [string, string] => {
    const colon = line.indexOf(':')
    return [line.slice(0, colon).trim(), line.slice(colon + 1).trim()]
  })
  try {
    return new Headers(pairs)
  } catch {
    throw malformed(`a header is not valid: ${lines.join('; ').slice(0, 200)}`)
  }
}

function requestIn({ headers, text }: Section, batch: RequestContext): BatchRequest {
  const type = headers.get('Content-Type') ?? ''
  if (!/^application\/http\s*(;|$)/i.test(type))
    throw malformed('a section needs Content-Type: application/http')
  const [, method, target, rest = ''] =
    /^([A-Z]+) (\S+) HTTP\/1\.\d[ \t]*(?:\n([\s\S]*))?$/.exec(text.trimEnd()) ?? []
  if (!method || !target) throw malformed('a section is not a request')
  const inner = parseSection(rest)
  const contentId = headers.get('Content-ID') ?? inner.headers.get('Content-ID')
  return {
    method,
    url: innerUrl(target, batch.url),
    headers: inherited(batch.headers, inner.headers),
    text: inner.text.trim(),
    resets: batch.resets,
    faults: batch.faults,
    notes: batch.notes,
    ...(contentId !== null && { contentId }),
  }
}

function innerUrl(target: string, outer: URL): URL {
  try {
    return new URL(target, target.startsWith('/') ? outer.origin : rootOf(outer))
  } catch {
    throw malformed(`a request has no valid URL: ${target.slice(0, 200)}`)
  }
}

/** The headers of a request inside a batch. It inherits those that it does not have, such as `Authorization`. */
function inherited(outer: Headers, inner: Headers): Headers {
  const headers = new Headers(outer)
  headers.set('Content-Type', 'application/json')
  headers.delete('Content-ID')
  for (const [name, value] of inner) headers.set(name, value)
  return headers
}

function sectionText(item: BatchAnswer): string {
  if (item.kind === 'answer') return answerText(item)
  const boundary = `changesetresponse_${crypto.randomUUID()}`
  return `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${multipart(boundary, item.answers.map(answerText))}`
}

function answerText({ request, answer }: Answered): string {
  const contentId = request.contentId === undefined ? '' : `Content-ID: ${request.contentId}\r\n`
  const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body)
  return `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${contentId}\r\nHTTP/1.1 ${answer.status} ${reasons[answer.status] ?? 'Error'}\r\n${headers.join('')}\r\n${body}`
}

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 201: 'Created', 204: 'No Content' }

function multipart(boundary: string, sections: readonly string[]): string {
  return `${sections.map((section) => `--${boundary}\r\n${section}\r\n`).join('')}--${boundary}--\r\n`
}

function malformed(problem: string): Refusal {
  return new Refusal('MalformedRequest', { reason: `The batch cannot be read: ${problem}` })
}
