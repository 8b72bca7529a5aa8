import * as v from 'valibot'

/*
 * Record ids of headquarters are 64-bit numbers, and JavaScript rounds those beyond 2^53. So the SDK keeps them as text.
 * On the wire they are numbers: Microsoft's OData library refuses a text in place of a number, unless the request declares
 * `IEEE754Compatible=true`, and then it refuses every number. `JSON.rawJSON` and the `source` of a reviver would do the
 * same as this file, but not in all browsers yet.
 */

/** Stands for a number that is too large. A text of JSON never contains it: its quotes would be escaped. */
const longKey = '@pending-sync.long'
const writtenLong = new RegExp(`\\{"${longKey}":"(-?\\d+)"\\}`, 'g')

/** Matches a text, so that its digits are skipped, or a number. */
const textOrNumber = /"[^"\\]*(?:\\.[^"\\]*)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/** Parses JSON, and keeps every digit of whole numbers. Throws a `SyntaxError` if the text is not JSON. */
export function parseWithLongs(text: string): unknown {
  return JSON.parse(/\d{16}/.test(text) ? text.replace(textOrNumber, withMarkedLong) : text)
}

/** Writes JSON, with every digit of the numbers that `parseWithLongs` and `toWireId` kept. */
export function stringifyWithLongs(value: unknown): string {
  return JSON.stringify(value).replace(writtenLong, '$1')
}

/** Reads a record id, which may be a number or a text, as text. */
export const wireId = v.pipe(
  v.union([
    v.pipe(
      v.number(),
      v.check((number) => Number.isSafeInteger(number)),
      v.transform(String),
    ),
    v.string(),
    v.pipe(
      v.object({ [longKey]: v.string() }),
      v.transform((long) => long[longKey] ?? ''),
    ),
  ]),
  v.regex(/^\d{1,19}$/),
)

/** Reads a record id as text, and anything else as `undefined`. */
export const looseId = v.fallback(v.optional(wireId), undefined)

/** The record id of something that headquarters may not have yet: empty until then. */
export function toRecordId(id: string | undefined): string {
  return id && id !== '0' ? id : ''
}

/** The number to send for a record id. */
export function toWireId(id: string): unknown {
  const number = Number(id)
  return Number.isSafeInteger(number) ? number : { [longKey]: id }
}

function withMarkedLong(token: string): string {
  const isLong = /^-?\d+$/.test(token) && !Number.isSafeInteger(Number(token))
  return isLong ? `{"${longKey}":"${token}"}` : token
}
