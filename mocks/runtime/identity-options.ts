import type { IdentityOptions } from '../api/identities.ts'
import type { HeadquartersOptions } from '../api/options.ts'
import { checkRange, ranges } from '../model/ranges.ts'
import { checkText, isListOf, isText, shown } from '../wire/checks.ts'

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
  if (!isListOf(clientIds, isFilled) || clientIds.length === 0) {
    throw new TypeError(
      `identities.clientIds is a list of at least one client id, and none of them is empty, not ${shown(clientIds)}`,
    )
  }
  checkRange('identities.tokenLifetimeMs', tokenLifetimeMs, ranges.tokenLifetimeMs)
  for (const name of ['signInPage', 'signOutPage'] as const)
    if (identities[name] !== undefined) checkText(`identities.${name}`, identities[name])
  return resolved
}

function isFilled(value: unknown): boolean {
  return isText(value) && value.trim() !== ''
}
