import { checkObject } from '../wire/checks.ts'
import { describedTypes } from '../wire/described-types.ts'
import { unknownProperties } from './typed-values.ts'

/**
 * Throws a TypeError for a property that the type does not have. The channel drops it without a word, and a test would
 * take it that its customer has it.
 */
export function checkProperties(whose: string, body: unknown, type: 'Customer' | 'Address'): void {
  checkObject(whose, body)
  const known = describedTypes[type]?.properties ?? {}
  const [unknown] = unknownProperties(body, known)
  if (unknown === undefined) return
  throw new TypeError(`${whose} has no "${unknown}". Known: ${Object.keys(known).join(', ')}`)
}
