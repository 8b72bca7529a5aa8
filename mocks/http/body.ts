import { isObject, type JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'

/** [ours] The largest body the channel reads, in characters. */
export const largestBody = 1_000_000

/** The body's text. Throws a `Refusal` for one that is larger than `largest`, in characters. */
export async function bodyText(request: Request, largest = largestBody): Promise<string> {
  if (Number(request.headers.get('Content-Length') ?? 0) > largest) throw tooLarge(largest)
  const text = await request.text()
  if (text.length > largest) throw tooLarge(largest)
  return text
}

/** A body as an object. A GET may carry one that means nothing. */
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

function tooLarge(largest: number): Refusal {
  return new Refusal('RequestTooLarge', { reason: `The body is larger than ${largest} characters` })
}
