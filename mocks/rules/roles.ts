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

/** Throws a `Refusal` unless the caller may send the request: 401 for a guest, who is not signed in, 403 for others. */
export function checkCaller(rows: Rows, { name, allowedCallers }: Guarded, kind: CallerKind): void {
  const { roles, anonymousAccess } = behaviourOf(rows)
  if (kind === 'anonymous' && !anonymousAccess) {
    throw new Refusal('AuthenticationFailed', { reason: 'Anonymous access is off: send a token' })
  }
  const allowed = roles === 'open' ? [...allowedCallers, ...(openCallers[name] ?? [])] : allowedCallers
  if (allowed.includes(kind)) return
  const reason = `${name} is for ${allowed.join(' or ')}, not for ${kind}`
  throw new Refusal(kind === 'anonymous' ? 'AuthenticationFailed' : 'AuthorizationFailed', { reason })
}
