import type { IdentityOptions } from '../api/identities.ts'
import type { HeadquartersOptions } from '../api/options.ts'
import { checkRange, ranges } from '../model/ranges.ts'
import { shown } from '../wire/checks.ts'

/** The options that stay the same while a headquarters lives: `automaticLinking` is a row, and can be changed. */
export type ResolvedIdentityOptions = Omit<IdentityOptions, 'automaticLinking'>

/** The options with their defaults. Throws a TypeError or a RangeError that names the wrong one. */
export function resolveIdentityOptions({ identities = {} }: HeadquartersOptions): ResolvedIdentityOptions {
  const { automaticLinking: _row, ...rest } = identities
  const resolved = { tokens: 'signed' as const, clientIds: ['shop'], tokenLifetimeMs: 3_600_000, ...rest }
  if (!['signed', 'any'].includes(resolved.tokens)) {
    throw new TypeError(`identities.tokens is "signed" or "any", not ${shown(resolved.tokens)}`)
  }
  checkRange('identities.tokenLifetimeMs', resolved.tokenLifetimeMs, ranges.tokenLifetimeMs)
  return resolved
}
