import { isObject, type JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'

/** [ours] The maximum length of a body, in characters. */
export const maxBodyLength = 1_000_000

/** Reads a body. Throws a `Refusal` when it has more than `max` characters. */
export async function bodyText(request: Request, max = maxBodyLength): Promise<string> {
  if (Number(request.headers.get('Content-Length') ?? 0) > max) throw tooLarge(max)
  const text = await request.text()
  if (text.length > max) throw tooLarge(max)
  return text
}

/**
 * Parses a body. An empty body and the body of a GET are an empty object. Throws a `Refusal` for anything else than
 * JSON.
 */
export function bodyObject(request: Pick<Request, 'method' | 'headers'>, text: string): JsonObject {
  if (request.method === 'GET' || text.trim() === '') return {}
  const contentType = request.headers.get('Content-Type') ?? ''
  if (!/\bjson\b/i.test(contentType)) {
    const reason = `The body must be JSON: send Content-Type: application/json, not "${contentType}"`
    throw new Refusal('UnsupportedMediaType', { reason })
  }
  const value = parsed(text)
  if (!isObject(value)) throw new Refusal('MalformedRequest', { reason: 'The body is not a JSON object' })
  return value
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Refusal('MalformedRequest', { reason: 'The body is not JSON' })
  }
}

function tooLarge(max: number): Refusal {
  return new Refusal('RequestTooLarge', { reason: `The body is larger than ${max} characters` })
}
