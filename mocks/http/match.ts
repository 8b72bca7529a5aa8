import { operationFor } from '../operations/registry.ts'
import type { Caller, Operation } from '../operations/operation.ts'
import type { JsonObject } from '../wire/read.ts'
import { Refusal } from '../wire/refusal.ts'
import { requestAddress } from './odata-url.ts'
import { bodyObject } from './body.ts'
import { callerOf, checkChannel } from './headers.ts'

/** A request whose body has been read. */
export interface Incoming {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  readonly text: string
  /** Why the body could not be read. */
  readonly unreadable?: Refusal
}

/** A request that the channel understands and lets in. */
export interface Exchange {
  readonly operation: Operation
  readonly caller: Caller
  readonly body: JsonObject
  readonly parameters: Readonly<Record<string, string>>
  readonly key?: string
}

/** Throws a `Refusal` for what cannot be read, is not known, or is not for this caller. */
export function exchangeOf(incoming: Incoming, operatingUnitNumber: string): Exchange {
  const { path, key, parameters } = requestAddress(incoming.url)
  const operation = operationFor(incoming.method, path, key === undefined ? 'keyless' : 'keyed')
  checkChannel(incoming.headers, operatingUnitNumber)
  const caller = callerOf(incoming.headers)
  checkCaller(operation, caller)
  const body = bodyObject(incoming, incoming.text)
  return { operation, caller, body, parameters, ...(key !== undefined && { key }) }
}

/** How faults and the log name a request, also one that cannot be read. */
export function operationName({ method, url }: Incoming): string {
  try {
    return `${method} ${requestAddress(url).path}`
  } catch {
    return `${method} (unreadable)`
  }
}

function checkCaller({ name, allowedCallers }: Operation, { kind }: Caller): void {
  if (allowedCallers.includes(kind)) return
  const id = kind === 'anonymous' ? 'AuthenticationRequired' : 'AuthorizationFailed'
  throw new Refusal(id, { reason: `${name} is for ${allowedCallers.join(' or ')}, not for ${kind}` })
}
