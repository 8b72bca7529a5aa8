import { Refusal } from '../wire/refusal.ts'
import { rootOf } from './odata-url.ts'
import type { Answer } from './answer.ts'
import type { Incoming } from './match.ts'

/** One request inside a batch. */
export interface BatchRequest extends Incoming {
  /** Names the request inside its change set; its answer carries the same. */
  readonly contentId?: string
}

export type BatchPart =
  | { readonly kind: 'request'; readonly request: BatchRequest }
  | { readonly kind: 'change set'; readonly requests: readonly [BatchRequest, ...BatchRequest[]] }

interface Answered {
  readonly request: BatchRequest
  readonly answer: Answer
}

export type BatchAnswer =
  | ({ readonly kind: 'answer' } & Answered)
  | { readonly kind: 'change set'; readonly answers: readonly Answered[] }

/** Reads a multipart batch: requests on their own, and change sets. Throws a `Refusal` for what is neither. */
export function batchOf(incoming: Incoming): BatchPart[] {
  const parts = partsOf(incoming.text, incoming.headers.get('Content-Type'))
  return parts.map((part) => {
    const contentType = part.headers.get('Content-Type') ?? ''
    if (!contentType.startsWith('multipart/')) return { kind: 'request', request: requestIn(part, incoming) }
    const [first, ...others] = partsOf(part.text, contentType).map((inner) => requestIn(inner, incoming))
    if (!first) throw malformed('a change set is empty')
    return { kind: 'change set', requests: [first, ...others] }
  })
}

export function batchResponse(answers: readonly BatchAnswer[]): Answer {
  const boundary = `batchresponse_${crypto.randomUUID()}`
  return {
    status: 200,
    headers: { 'Content-Type': `multipart/mixed; boundary=${boundary}`, 'OData-Version': '4.0' },
    text: multipart(boundary, answers.map(partText)),
  }
}

interface Part {
  readonly headers: Headers
  readonly text: string
}

function partsOf(text: string, contentType: string | null): Part[] {
  const boundary = /^multipart\/\w+;.*boundary="?([^";]+)"?/i.exec(contentType ?? '')?.[1]
  if (!boundary)
    throw new Refusal('UnsupportedMediaType', { reason: 'A batch is multipart, with a boundary' })
  const lines = text.replaceAll('\r\n', '\n')
  const [, ...rest] = `\n${lines}`.split(`\n--${boundary}`)
  if (!rest.at(-1)?.startsWith('--')) throw malformed('the last boundary is missing')
  return rest.slice(0, -1).map((part) => headed(part.replace(/^[ \t]*\n/, '')))
}

/** Headers, a blank line, then the rest. */
function headed(text: string): Part {
  const end = text.search(/(^|\n)\n/)
  const head = end < 0 ? text : text.slice(0, end)
  const headers = new Headers()
  for (const line of head.split('\n').filter((one) => one.includes(':'))) {
    headers.append(line.slice(0, line.indexOf(':')).trim(), line.slice(line.indexOf(':') + 1).trim())
  }
  return { headers, text: end < 0 ? '' : text.slice(end).replace(/^\n+/, '') }
}

function requestIn({ headers, text }: Part, outer: Incoming): BatchRequest {
  const [, method, target, rest = ''] =
    /^([A-Z]+) (\S+) HTTP\/1\.\d[ \t]*(?:\n([\s\S]*))?$/.exec(text.trimEnd()) ?? []
  if (!method || !target) throw malformed('a part is not a request')
  const inner = headed(rest)
  const contentId = headers.get('Content-ID') ?? inner.headers.get('Content-ID')
  return {
    method,
    url: innerUrl(target, outer.url),
    headers: inherited(outer.headers, inner.headers),
    text: inner.text.trim(),
    ...(contentId !== null && { contentId }),
  }
}

function innerUrl(target: string, outer: URL): URL {
  try {
    return new URL(target, target.startsWith('/') ? outer.origin : rootOf(outer))
  } catch {
    throw malformed(`a part names no URL: ${target.slice(0, 200)}`)
  }
}

/** A part speaks for itself; what it leaves out, such as who calls, the batch says. */
function inherited(outer: Headers, inner: Headers): Headers {
  const headers = new Headers(outer)
  headers.set('Content-Type', 'application/json')
  headers.delete('Content-ID')
  for (const [name, value] of inner) headers.set(name, value)
  return headers
}

function partText(part: BatchAnswer): string {
  if (part.kind === 'answer') return answerText(part)
  const boundary = `changesetresponse_${crypto.randomUUID()}`
  return `Content-Type: multipart/mixed; boundary=${boundary}\r\n\r\n${multipart(boundary, part.answers.map(answerText))}`
}

function answerText({ request, answer }: Answered): string {
  const contentId = request.contentId === undefined ? '' : `Content-ID: ${request.contentId}\r\n`
  const headers = Object.entries(answer.headers).map(([name, value]) => `${name}: ${value}\r\n`)
  const body = answer.body === undefined ? '' : JSON.stringify(answer.body)
  return `Content-Type: application/http\r\nContent-Transfer-Encoding: binary\r\n${contentId}\r\nHTTP/1.1 ${answer.status} ${reasons[answer.status] ?? 'Error'}\r\n${headers.join('')}\r\n${body}`
}

const reasons: Readonly<Record<number, string>> = { 200: 'OK', 201: 'Created', 204: 'No Content' }

function multipart(boundary: string, parts: readonly string[]): string {
  return `${parts.map((part) => `--${boundary}\r\n${part}\r\n`).join('')}--${boundary}--\r\n`
}

function malformed(what: string): Refusal {
  return new Refusal('MalformedRequest', { reason: `The batch cannot be read: ${what}` })
}
