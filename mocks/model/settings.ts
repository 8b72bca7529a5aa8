export type Publish = 'at once' | 'by jobs'
export type EnhancedPart = 'titles' | 'affiliations' | 'contacts'

/** The part of the functionality profile that decides how customers are created. */
export interface Profile {
  /** *Create customer in async mode*. */
  readonly createCustomersAsync: boolean
  /** *Filter shared customer data tables*: with Yes, nothing can be created while the channel is offline. */
  readonly filterSharedCustomerData: boolean
}

/** The switches of feature management; each off unless enabled. `asyncEditing` needs the two others. */
export interface Features {
  readonly asyncAddresses: boolean
  readonly enhancedAsyncCreation: boolean
  readonly asyncEditing: boolean
}

export type FeatureName = keyof Features

/** The Real-time Service between channel and headquarters: sync creates queue for it, async ones do not. */
export interface RealTimeOptions {
  /** How many calls headquarters takes at a time. Default: 8. */
  readonly concurrentCalls: number
  /** How long a call takes on average, in milliseconds. Default: 25, and 0 on a clock that stands still. */
  readonly serviceMs: number
  /** How often a call fails on the way, 0 to 1. The channel then falls back to async. Default: 0. */
  readonly failureRate: number
}

/** The Real-time Service at this moment, and what became of its calls so far. */
export interface RealTimeLoad {
  /** How many calls headquarters takes at a time. */
  readonly capacity: number
  /** Calls that headquarters works on now. */
  readonly inFlight: number
  /** Calls that stand in line now. */
  readonly waiting: number
  readonly answered: number
  /** Calls that failed on the way. */
  readonly failed: number
  /** Calls that headquarters answered with no. */
  readonly refused: number
  /** How long headquarters worked for one on average, in milliseconds; 0 before the first. */
  readonly averageMs: number
  /** How many of them had to stand in line first, and for how long the unluckiest did, in milliseconds. */
  readonly waited: number
  readonly longestWaitMs: number
}

/**
 * The load of the Real-time Service in this tab or process: like the log it is not shared, and a reload begins anew.
 * A store in Svelte's sense.
 */
export interface RealTime {
  get(): RealTimeLoad
  subscribe(run: (load: RealTimeLoad) => void): Unsubscribe
  /** Forgets the calls that ended. */
  clear(): void
}

/** What goes wrong, and when. */
export interface FaultRule {
  /**
   * The requests it strikes: method and path without keys, such as `POST Customers`, `PATCH Customers`,
   * `POST Customers/Search`, or `*` for every request.
   */
  readonly on: string
  readonly kind: FaultKind
  /** How often it strikes before it is spent. Default: always. */
  readonly times?: number
  /** How likely it strikes a matching request, 0 to 1. Default: 1. */
  readonly probability?: number
  /** How many matching requests pass untouched first. Default: 0. */
  readonly after?: number
  /** `slow`: the delay (default 1 000). `timeout`: how long nothing is answered (default 60 000). In milliseconds. */
  readonly ms?: number
  /** `status`: what is answered. Default: 503. */
  readonly status?: number
  /** `status`: seconds for the Retry-After header. Default: no header. */
  readonly retryAfter?: number
  /** `status`, `headquarters-refusal`: the ErrorResourceId in the body. */
  readonly errorResourceId?: string
}

/**
 * - `no-connection`: the request never arrives.
 * - `no-answer`: the request is processed, its answer is lost.
 * - `timeout`: the request is not processed; the gateway answers 504 after `ms`.
 * - `status`: the request is not processed; the answer has `status`.
 * - `slow`: the request is processed after `ms`.
 * - `garbage`: the request is processed; the answer cannot be read.
 * - `duplicate-delivery`: the network delivers the request twice; the second answer is seen.
 * - `real-time-failure`: the channel's real-time call fails on the way: the create becomes async.
 * - `headquarters-refusal`: headquarters answers the real-time call with no: the request fails.
 * - `offline`: the channel is cut off from headquarters: creates become async, or are refused while *Filter shared
 *   customer data tables* is on; what needs headquarters is refused.
 */
export type FaultKind =
  | 'no-connection'
  | 'no-answer'
  | 'timeout'
  | 'status'
  | 'slow'
  | 'garbage'
  | 'duplicate-delivery'
  | 'real-time-failure'
  | 'headquarters-refusal'
  | 'offline'

export interface Fault extends FaultRule {
  readonly id: string
  /** Matching requests so far. */
  readonly seen: number
  /** How often it triggered. */
  readonly triggered: number
}

export type Unsubscribe = () => void

/** A whole headquarters as plain data: for a data file, or to come back to. */
export type HeadquartersSnapshot = {
  readonly version: 1
  readonly rows: readonly (readonly [string, string, unknown])[]
}
