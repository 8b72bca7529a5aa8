import type { MatchedRequest, Operation, RequestContext } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'
import { callerOf } from '../identities/caller.ts'
import { endpointOf } from '../identities/urls.ts'
import type { Caller } from '../rules/access.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import { bodyObject } from './body.ts'
import { parseUrl } from './odata-url.ts'

/**
 * Finds a request's operation. Rejects with a `Refusal` for an unreadable or unknown request, and for a caller without
 * access.
 */
export async function match(deps: Deps, request: RequestContext): Promise<MatchedRequest> {
  const { options, clock } = deps
  const { path, key, parameters } = parseUrl(request.url)
  const operation = findOperation(request.method, path, key === undefined ? 'keyless' : 'keyed')
  checkChannel(request.headers, options.operatingUnitNumber)
  const caller = await callerOf(deps, request.headers)
  checkCaller(operation, caller)
  return {
    ...request,
    operation,
    caller,
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
  const endpoint = endpointOf(url)
  if (endpoint) return `${method} identities/${endpoint}`
  try {
    return `${method} ${parseUrl(url).path}`
  } catch {
    return `${method} (unreadable)`
  }
}

function checkCaller({ name, allowedCallers }: Operation, { kind }: Caller): void {
  // An employee may do what an application may.
  if (allowedCallers.includes(kind === 'employee' ? 'application' : kind)) return
  const id = kind === 'anonymous' ? 'AuthenticationFailed' : 'AuthorizationFailed'
  throw new Refusal(id, { reason: `${name} is for ${allowedCallers.join(' or ')}, not for ${kind}` })
}
