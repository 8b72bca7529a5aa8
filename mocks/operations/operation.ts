import type { Fault } from '../model/faults.ts'
import type { CallerKind } from '../model/log-entry.ts'
import type { EnhancedPart } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import type { Caller } from '../rules/access.ts'
import type { JsonObject } from '../wire/json.ts'
import type { Properties } from '../wire/property-types.ts'
import { Refusal } from '../wire/refusal.ts'

/** One kind of request that the channel answers. */
export interface Operation {
  /** Method and path without keys: `POST Customers/Search`. */
  readonly name: string
  /** A method that does the same. Default: none. */
  readonly otherMethod?: 'GET' | 'POST'
  /** `keyed`: the path has a key, as in `Customers('004021')`. */
  readonly key: 'keyed' | 'keyless'
  /** The documented callers [docs]. `openCallers` lists those that `roles: 'open'` adds. */
  readonly allowedCallers: readonly CallerKind[]
  /** The parameters in the body of an action or in the URL of a function, with their types. Default: none. */
  readonly parameters?: Properties
  /** The type of the answer, as in `Customer` or `GlobalCustomer[]`. */
  readonly returns: string
  /**
   * Says whether the request needs a real-time call to headquarters. Throws a `Refusal` for everything that can be
   * refused without one. Absent: the request never needs one.
   */
  readonly plan?: (rows: Rows, request: MatchedRequest) => 'real-time' | 'local'
  /** Reads and changes the rows. Called once, after the real-time call if there is one. */
  readonly run: (rows: Rows, request: MatchedRequest) => OperationResult
}

/** One request, from its arrival to its answer; also each request inside a batch. */
export interface RequestContext {
  readonly method: string
  readonly url: URL
  readonly headers: Headers
  /** The body. */
  readonly text: string
  /** The reason why the body could not be read. */
  readonly unreadable?: Refusal
  /** The resets of the headquarters before it arrived. */
  readonly resets: number
  /** The faults that were triggered for it. */
  readonly faults: readonly Fault[]
  /** For the log: why the request ends as it does. */
  readonly notes: string[]
}

/** A request with its caller, or with the refusal that its token leads to. */
export interface IdentifiedRequest extends RequestContext {
  readonly caller: Caller | Refusal
}

/** A request whose operation and caller are known. */
export interface MatchedRequest extends RequestContext {
  readonly operation: Operation
  readonly caller: Caller
  /** `Customers('004021')` → `004021`. */
  readonly key?: string
  /** The parameters of an OData function. */
  readonly parameters: Readonly<Record<string, string>>
  readonly body: JsonObject
  readonly now: number
  readonly realTimeCall: RealTimeCall
  /** The parts of a customer that *enhanced async creation* allows. */
  readonly enhancedParts: readonly EnhancedPart[]
}

/** The real-time call to headquarters, and how it ended. */
export interface RealTimeCall {
  readonly outcome: 'not made' | 'answered' | 'failed' | 'offline' | 'refused'
  /** The identifier that a fault refuses with. */
  readonly errorResourceId?: string
}

/** The result of an operation, before it becomes an HTTP answer. */
export type OperationResult =
  | { readonly kind: 'entity'; readonly value: object; readonly status?: 201 }
  | { readonly kind: 'list'; readonly values: readonly object[] }
  | { readonly kind: 'nothing' }

export const allCallers: readonly CallerKind[] = ['anonymous', 'shopper', 'employee', 'application']
/** Those who know customers: shoppers their own. */
export const knownCallers: readonly CallerKind[] = ['employee', 'shopper', 'application']

/** Throws a `Refusal` unless headquarters answered: for operations that cannot fall back to async. */
export function requireAnswer({ realTimeCall }: MatchedRequest): void {
  const { outcome } = realTimeCall
  if (outcome === 'failed') throw new Refusal('HeadquarterCommunicationFailure')
  if (outcome === 'offline') throw new Refusal('RealtimeServiceNotSupported')
  if (outcome === 'refused') throw headquartersRefusal(realTimeCall)
}

export function headquartersRefusal({ errorResourceId }: RealTimeCall): Refusal {
  const reason = 'Headquarters refused the real-time call'
  return new Refusal('HeadquarterTransactionServiceMethodCallFailure', {
    reason,
    ...(errorResourceId && { resourceId: errorResourceId }),
  })
}
