import { statusesWithoutBody } from '../model/ranges.ts'
import type { MatchedRequest, OperationResult } from '../operations/operation.ts'
import { acceptedLanguages } from '../wire/accepted-languages.ts'
import { describedTypes, elementOf } from '../wire/described-types.ts'
import { languageOf } from '../wire/language.ts'
import { errorBody, type Refusal } from '../wire/refusal.ts'
import { namespace, rootOf } from './odata-url.ts'
import { pageOf } from './paging.ts'
import { checkQueryOptions } from './query-options.ts'
import { hasNumbersAsText, withNumbersAsText } from './typed-values.ts'

/** An answer before it becomes a Response: it can be stored, sent twice, or put into a batch. */
export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  /** JSON. Absent: the answer has no body, or `text`. */
  readonly body?: unknown
  /** A body that is not JSON. */
  readonly text?: string
  readonly errorResourceId?: string
}

const odata = {
  'Content-Type': 'application/json; odata.metadata=minimal; odata.streaming=true; charset=utf-8',
  'OData-Version': '4.0',
}

const odataWithNumbersAsText = {
  ...odata,
  'Content-Type': odata['Content-Type'].replace('charset', 'IEEE754Compatible=true; charset'),
}

export function answerOf(result: OperationResult, request: MatchedRequest): Answer {
  const kind = result.kind === 'list' ? 'list' : 'entity'
  checkQueryOptions(request.url, kind, elementOf(request.operation.returns).name)
  if (result.kind === 'nothing') return { status: 204, headers: {} }
  if (result.kind === 'list') return listAnswer(result.values, request)
  const location = result.status === 201 ? locationHeaders(result.value, request) : {}
  if (request.method !== 'GET' && isMinimal(request.headers)) {
    return { status: 204, headers: { ...location, 'Preference-Applied': 'return=minimal' } }
  }
  const { headers, present } = formatOf(request)
  return {
    status: result.status ?? 200,
    headers: { ...headers, ...location },
    body: { '@odata.context': contextOf(request), ...present(result.value) },
  }
}

export function refusalAnswer(refusal: Refusal, headers: Headers): Answer {
  const language = languageOf(acceptedLanguages(headers))
  const correlationId = headers.get('RequestId') ?? crypto.randomUUID()
  const allow = refusal.allow && { Allow: refusal.allow.join(', ') }
  return {
    status: refusal.status,
    headers: { ...odata, 'Content-Language': language, ...allow },
    body: errorBody(refusal, language, correlationId),
    errorResourceId: refusal.resourceId,
  }
}

export function responseOf({ status, headers, body, text }: Answer): Response {
  const content = text ?? (body === undefined ? null : JSON.stringify(body))
  return new Response(statusesWithoutBody.includes(status) ? null : content, { status, headers })
}

function listAnswer(values: readonly object[], request: MatchedRequest): Answer {
  const { headers, present, presentCount } = formatOf(request)
  const page = pageOf(values, request.url, elementOf(request.operation.returns).name)
  const body = {
    '@odata.context': contextOf(request),
    ...(page.count !== undefined && { '@odata.count': presentCount(page.count) }),
    value: page.values.map(present),
    ...(page.nextLink && { '@odata.nextLink': page.nextLink }),
  }
  return { status: 200, headers, body }
}

/** The format of the values: a client that accepts `IEEE754Compatible=true` gets long numbers as text. */
function formatOf({ headers, operation }: MatchedRequest) {
  if (!hasNumbersAsText(headers.get('Accept'))) {
    return { headers: odata, present: (value: object) => value, presentCount: (count: number) => count }
  }
  return {
    headers: odataWithNumbersAsText,
    present: (value: object) => withNumbersAsText(value, operation.returns),
    presentCount: String,
  }
}

/** The URL that describes the answer: an entity of a set, a value of a type, or a list of them. */
function contextOf({ url, operation: { returns, name: operation } }: MatchedRequest): string {
  const { name, isList } = elementOf(returns)
  const set = describedTypes[name]?.set
  const type = `${namespace}.${name}`
  const isWholeSet = operation === `GET ${set}`
  if (isList) return `${rootOf(url)}$metadata#${isWholeSet ? set : `Collection(${type})`}`
  return `${rootOf(url)}$metadata#${set ? `${set}/$entity` : type}`
}

/** The address of a created entity. */
function locationHeaders(value: object, { url, operation }: MatchedRequest): Record<string, string> {
  const { set, key } = describedTypes[operation.returns] ?? {}
  if (!set || !key) return {}
  const id = new Map<string, unknown>(Object.entries(value)).get(key)
  const location = `${rootOf(url)}${set}('${encodeURIComponent(String(id).replaceAll("'", "''"))}')`
  return { Location: location, 'OData-EntityId': location }
}

function isMinimal(headers: Headers): boolean {
  return /\breturn=minimal\b/.test(headers.get('Prefer') ?? '')
}
