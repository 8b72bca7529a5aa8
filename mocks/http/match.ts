import type { MatchedRequest, RequestContext } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'
import type { Caller } from '../rules/access.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import { bodyObject } from './body.ts'
import { parseUrl } from './odata-url.ts'

/**
 * Finds a request's operation and caller. Throws a `Refusal` for an unreadable or unknown request. `execute` checks
 * whether the caller may send it.
 */
export function match({ options, clock }: Deps, request: RequestContext): MatchedRequest {
  const { path, key, parameters } = parseUrl(request.url)
  const operation = findOperation(request.method, path, key === undefined ? 'keyless' : 'keyed')
  checkChannel(request.headers, options.operatingUnitNumber)
  return {
    ...request,
    operation,
    caller: callerOf(request.headers),
    parameters,
    body: bodyObject(request, request.text),
    now: clock.now(),
    realTimeCall: { outcome: 'not made' },
    enhancedParts: options.enhancedParts,
    ...(key !== undefined && { key }),
  }
}

/**
 * Throws a `Refusal` unless the request names this channel. [ours] A missing or unknown channel is answered with 401.
 */
export function checkChannel(headers: Headers, operatingUnitNumber: string): void {
  const named = headers.get('OUN')
  if (named === operatingUnitNumber) return
  const reason = named ? `The channel is ${operatingUnitNumber}, not ${named}` : 'The OUN header is missing'
  throw new Refusal('OperatingUnitNumberNotFound', { reason })
}

/** Method and path without keys, as faults and the log name a request; also for an unreadable one. */
export function operationName({ method, url }: RequestContext): string {
  try {
    return `${method} ${parseUrl(url).path}`
  } catch {
    return `${method} (unreadable)`
  }
}

function callerOf(headers: Headers): Caller {
  const authorization = headers.get('Authorization')
  if (authorization === null) return { kind: 'anonymous' }
  const [, scheme = '', token = ''] = /^(\S+)\s+(\S+)$/.exec(authorization.trim()) ?? []
  if (scheme.toLowerCase() === 'id_token' && token) return { kind: 'shopper', subject: token }
  if (scheme.toLowerCase() === 'bearer' && token) return { kind: 'application' }
  throw new Refusal('AuthenticationRequired', { reason: 'Authorization is neither id_token nor Bearer' })
}
