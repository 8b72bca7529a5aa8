import { isObject, isTooDeep, maxDepth, type JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { decodedText } from '../wire/text.ts'
import { bytesOf, tooLarge, type Bytes } from './bytes.ts'
import { decompressed } from './content-encoding.ts'

/** [ours] The maximum length of a body, in bytes, after it was decompressed. */
export const maxBodyLength = 1_000_000

/**
 * Reads a body, compressed or not, with or without a byte order mark. Throws a `Refusal` when it has more than `max`
 * bytes, an unknown encoding, or is no text. The body of a GET is ignored.
 */
export async function bodyText(request: Request, max = maxBodyLength): Promise<string> {
  if (isRead(request)) return ''
  if (Number(request.headers.get('Content-Length') ?? 0) > max) throw tooLarge(max)
  const sent = await bytesOf(await streamOf(request), max)
  return textOf(await decompressed(sent, request.headers, max))
}

function textOf(bytes: Bytes): string {
  try {
    return decodedText(bytes)
  } catch {
    throw new Refusal('MalformedRequest', { reason: 'The body is not UTF-8: send it as UTF-8' })
  }
}

/**
 * Parses a body. An empty body and the body of a GET are an empty object. Throws a `Refusal` for anything else than
 * JSON.
 */
export function bodyObject(request: Pick<Request, 'method' | 'headers'>, text: string): JsonObject {
  if (isRead(request) || text.trim() === '') return {}
  const contentType = request.headers.get('Content-Type') ?? ''
  if (!isJson(contentType)) {
    const reason = `The body must be JSON: send Content-Type: application/json, not "${contentType}"`
    throw new Refusal('UnsupportedMediaType', { reason })
  }
  const value = parsed(text)
  if (!isObject(value)) throw new Refusal('MalformedRequest', { reason: 'The body is not a JSON object' })
  if (isTooDeep(value)) {
    throw new Refusal('MalformedRequest', { reason: `The body is nested deeper than ${maxDepth} levels` })
  }
  return value
}

function isRead({ method }: Pick<Request, 'method'>): boolean {
  return method === 'GET' || method === 'HEAD'
}

/**
 * Compares the media type itself. Browsers send others, such as `text/plain;json`, for pages of foreign sites without
 * asking the server first.
 */
function isJson(contentType: string): boolean {
  return (contentType.split(';')[0] ?? '').trim().toLowerCase() === 'application/json'
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('MalformedRequest', { reason: 'The body is not JSON' })
  }
}

/** Firefox has no `Request.body`. */
async function streamOf(request: Request): Promise<ReadableStream<Bytes>> {
  return request.body ?? (await request.blob()).stream()
}
