import type { ValueErrorId } from '../wire/error-ids.ts'
import type { ValidationResult } from '../wire/refusal.ts'

/** The maximum lengths that headquarters stores, in characters. [ours] The channel does not publish them. */
export const limits = {
  firstName: 25,
  middleName: 25,
  lastName: 25,
  name: 100,
  email: 255,
  phone: 255,
} as const

export const addressLimits = {
  Name: 60,
  Street: 250,
  StreetNumber: 20,
  BuildingCompliment: 60,
  City: 60,
  County: 10,
  State: 10,
  ZipCode: 10,
} as const

/** A problem with the code `id` if the value is too long, or none. */
export function checkLength(
  limit: number,
  value: string | undefined,
  id: ValueErrorId,
  member: string,
): ValidationResult[] {
  return value && value.length > limit ? [{ id, members: [member], context: String(limit) }] : []
}
