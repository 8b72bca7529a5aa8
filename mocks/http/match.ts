import type { IdentifiedRequest, MatchedRequest, Operation, RequestContext } from '../operations/operation.ts'
import { findOperation } from '../operations/registry.ts'
import { callerOf } from '../identities/caller.ts'
import type { Caller } from '../rules/access.ts'
import type { Deps } from '../runtime/deps.ts'
import type { JsonObject } from '../wire/json.ts'
import { Refusal } from '../wire/refusal.ts'
import { bodyObject } from './body.ts'
import { checkParameters } from './check-parameters.ts'
import { parseUrl } from './odata-url.ts'
import { bodyTypesOf, hasNumbersAsText, unknownProperties, withNumbers } from './typed-values.ts'

/** Finds out who sends a request. */
export async function identify<Request extends RequestContext>(
  deps: Deps,
  request: Request,
): Promise<Request & IdentifiedRequest> {
  try {
    return { ...request, caller: await callerOf(deps, request.headers) }
  } catch (error) {
    if (error instanceof Refusal) return { ...request, caller: error }
    throw error
  }
}

/**
 * Finds a request's operation and caller. Throws a `Refusal` for an unreadable or unknown request. `execute` checks
 * whether the caller may send it.
 */
export function match({ options, clock }: Deps, request: IdentifiedRequest): MatchedRequest {
  const { path, key, parameters } = parseUrl(request.url)
  const operation = findOperation(request.method, path, key === undefined ? 'keyless' : 'keyed')
  checkChannel(request.headers, options.operatingUnitNumber)
  return {
    ...request,
    operation,
    caller: knownCaller(request),
    parameters,
    body: typedBody(operation, request),
    now: clock.now(),
    realTimeCall: { outcome: 'not made' },
    enhancedParts: options.enhancedParts,
    ...(key !== undefined && { key }),
  }
}

/** The body, by the types of the operation. The log says which of its properties the service does not know. */
function typedBody(operation: Operation, request: RequestContext): JsonObject {
  const body = bodyObject(request, request.text)
  const types = bodyTypesOf(operation)
  if (!types) return body
  const unknown = unknownProperties(body, types)
  const note = `not kept, because the mock does not know it: ${unknown.slice(0, 20).join(', ')}`
  if (unknown.length > 0 && !request.notes.includes(note)) request.notes.push(note)
  const typed = hasNumbersAsText(request.headers.get('Content-Type')) ? withNumbers(body, types) : body
  if (operation.parameters) checkParameters(typed, operation.parameters)
  return typed
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

function knownCaller({ caller }: IdentifiedRequest): Caller {
  if (caller instanceof Refusal) throw caller
  return caller
}
