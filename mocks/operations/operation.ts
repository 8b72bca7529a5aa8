import type { Rows } from '../model/tables.ts'
import type { EnhancedPart } from '../model/settings.ts'
import type { JsonObject } from '../wire/read.ts'
import { Refusal } from '../wire/refusal.ts'

/** Who calls. [ours] Any token is a valid one; an id token's text is its subject. */
export type Caller =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'shopper'; readonly subject: string }
  | { readonly kind: 'application' }

export type CallerKind = Caller['kind']

/** What became of the real-time call to headquarters. */
export type RealTimeOutcome = 'not made' | 'answered' | 'failed on the way' | 'offline' | 'refused'

/** One request, read. */
export interface MatchedRequest {
  readonly caller: Caller
  /** `Customers('004021')` → `004021`. */
  readonly key?: string
  /** A function's parameters. */
  readonly parameters: Readonly<Record<string, string>>
  readonly body: JsonObject
  readonly now: number
  readonly realTime: RealTimeOutcome
  /** The identifier a faulty headquarters refuses with. */
  readonly refusedWith?: string
  readonly enhancedParts: readonly EnhancedPart[]
  /** What a person should know who reads the log. */
  readonly notes: string[]
}

/** What an operation answers. */
export type OperationResult =
  | { readonly kind: 'entity'; readonly set: string; readonly value: object; readonly status?: 201 }
  | { readonly kind: 'list'; readonly type: string; readonly values: readonly object[] }
  | { readonly kind: 'nothing' }

/** One request of the service's table. */
export interface Operation {
  /** Method and path without keys: `POST Customers/Search`. */
  readonly name: string
  readonly key: 'keyed' | 'keyless'
  readonly allowedCallers: readonly CallerKind[]
  /** Refuses what can be refused without headquarters, and says whether headquarters must be called. */
  readonly plan?: (rows: Rows, call: MatchedRequest) => 'real-time' | 'local'
  readonly run: (rows: Rows, call: MatchedRequest) => OperationResult
}

export const allCallers: readonly CallerKind[] = ['anonymous', 'shopper', 'application']

/** For what cannot fall back to async: without an answer of headquarters it fails. */
export function requireAnswer({ realTime, refusedWith }: MatchedRequest): void {
  if (realTime === 'failed on the way') throw new Refusal('HeadquarterCommunicationFailure')
  if (realTime === 'offline') throw new Refusal('RealtimeServiceNotSupported')
  if (realTime === 'refused') throw headquartersRefusal(refusedWith)
}

export function headquartersRefusal(resourceId: string | undefined): Refusal {
  const reason = 'Headquarters answered the real-time call with no'
  return new Refusal('HeadquarterTransactionServiceMethodCallFailure', {
    reason,
    ...(resourceId && { resourceId }),
  })
}
