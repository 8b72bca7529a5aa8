import type { IdentityOptions } from '../api/identities.ts'
import type { HeadquartersOptions } from '../api/options.ts'

/** The options that stay the same while a headquarters lives: `automaticLinking` is a row, and can be changed. */
export type ResolvedIdentityOptions = Omit<IdentityOptions, 'automaticLinking'>

/** The options with their defaults. Throws a TypeError or a RangeError that names the wrong one. */
export function resolveIdentityOptions({ identities = {} }: HeadquartersOptions): ResolvedIdentityOptions {
  const { automaticLinking: _row, ...rest } = identities
  const resolved = { tokens: 'signed' as const, clientIds: ['shop'], tokenLifetimeMs: 3_600_000, ...rest }
  const { clientIds, tokenLifetimeMs } = resolved
  if (!['signed', 'any'].includes(resolved.tokens)) {
    throw new TypeError(`identities.tokens is "signed" or "any", not "${String(resolved.tokens)}"`)
  }
  if (clientIds.length === 0 || !clientIds.every((id) => typeof id === 'string' && id.trim() !== '')) {
    throw new TypeError('identities.clientIds needs at least one client id, and none of them is empty')
  }
  if (!(tokenLifetimeMs >= 1000 && tokenLifetimeMs <= 1e12)) {
    throw new RangeError('identities.tokenLifetimeMs is between 1000 and 1e12')
  }
  return resolved
}
