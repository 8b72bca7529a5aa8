import type { OperationResult, RequestContext } from '../operations/operation.ts'
import { errorBody, type Language, type Refusal } from '../wire/refusal.ts'
import { rootOf } from './odata-url.ts'
import { pageOf } from './paging.ts'

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

export function answerOf(result: OperationResult, { method, url, headers }: RequestContext): Answer {
  if (result.kind === 'nothing') return { status: 204, headers: {} }
  if (result.kind === 'list') return { status: 200, headers: odata, body: listBody(result, url) }
  if (method !== 'GET' && isMinimal(headers)) {
    return { status: 204, headers: { 'Preference-Applied': 'return=minimal' } }
  }
  const entityUrl = `${rootOf(url)}$metadata#${result.set}${result.set.includes('.') ? '' : '/$entity'}`
  return {
    status: result.status ?? 200,
    headers: odata,
    body: { '@odata.context': entityUrl, ...result.value },
  }
}

export function refusalAnswer(refusal: Refusal, headers: Headers): Answer {
  const language = languageOf(headers)
  const correlationId = headers.get('RequestId') ?? crypto.randomUUID()
  return {
    status: refusal.status,
    headers: { ...odata, 'Content-Language': language },
    body: errorBody(refusal, language, correlationId),
    errorResourceId: refusal.resourceId,
  }
}

/** A Response with one of these may not have a body. */
export const withoutBody: readonly number[] = [204, 205, 304]

export function responseOf({ status, headers, body, text }: Answer): Response {
  const content = text ?? (body === undefined ? null : JSON.stringify(body))
  return new Response(withoutBody.includes(status) ? null : content, { status, headers })
}

function listBody({ type, values }: Extract<OperationResult, { kind: 'list' }>, url: URL): object {
  const page = pageOf(values, url)
  return {
    '@odata.context': `${rootOf(url)}$metadata#Collection(Microsoft.Dynamics.DataServiceProxy.${type})`,
    ...(page.count !== undefined && { '@odata.count': page.count }),
    value: page.values,
    ...(page.nextLink && { '@odata.nextLink': page.nextLink }),
  }
}

function isMinimal(headers: Headers): boolean {
  return /\breturn=minimal\b/.test(headers.get('Prefer') ?? '')
}

/** The first language that the request accepts and that the error messages have. Default: English. */
function languageOf(headers: Headers): Language {
  const accepted = (headers.get('Accept-Language') ?? '')
    .split(',')
    .map((entry) => {
      const [tag = '', quality] = entry.trim().toLowerCase().split(';q=')
      return { language: tag.split('-')[0], quality: quality === undefined ? 1 : Number(quality) }
    })
    .toSorted((left, right) => right.quality - left.quality)
  return accepted.find(({ language }) => language === 'it' || language === 'en')?.language === 'it'
    ? 'it'
    : 'en'
}
