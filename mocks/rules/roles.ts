import type { CallerKind } from '../model/log-entry.ts'
import type { Rows } from '../model/tables.ts'
import { Refusal } from '../wire/refusal.ts'
import { behaviourOf, openCallers } from './channel-behaviour.ts'

interface Guarded {
  /** Method and path without keys. */
  readonly name: string
  /** The documented callers. */
  readonly allowedCallers: readonly CallerKind[]
}

/**
 * Throws a `Refusal` unless the caller may send the request. A guest gets 401 where signing in as a shopper would help,
 * and 403 where it would not.
 */
export function checkCaller(rows: Rows, { name, allowedCallers }: Guarded, kind: CallerKind): void {
  const { roles, anonymousAccess } = behaviourOf(rows)
  if (kind === 'anonymous' && !anonymousAccess) {
    throw new Refusal('AuthenticationRequired', { reason: 'Anonymous access is off: send a token' })
  }
  const allowed = roles === 'open' ? [...allowedCallers, ...(openCallers[name] ?? [])] : allowedCallers
  if (allowed.includes(kind)) return
  const signsIn = kind === 'anonymous' && allowed.includes('shopper')
  const reason = `${name} is for ${allowed.join(' or ')}, not for ${kind}`
  throw new Refusal(signsIn ? 'AuthenticationRequired' : 'AuthorizationFailed', { reason })
}
