/**
 * The kinds of faults.
 *
 * - `no-connection`: the request never arrives.
 * - `no-answer`: the request is processed, its answer is lost.
 * - `timeout`: the request is not processed; the gateway answers 504 after `ms`.
 * - `status`: the request is not processed; the answer has the status `status`.
 * - `slow`: the request is processed after `ms`, which may be hours; the answer comes then.
 * - `late-commit`: a gateway answers 504 after `answerMs`, or the connection breaks; the request is processed after
 *   `ms`, when nobody waits for it any more.
 * - `gateway`: the request is not processed; a portal, proxy or firewall answers with `status` and a page of HTML.
 * - `garbage`: the request is processed; its answer is not JSON.
 * - `duplicate-delivery`: the network delivers the request twice; the client gets the second answer.
 * - `real-time-failure`: the real-time call fails. A create becomes async, everything else fails.
 * - `headquarters-refusal`: headquarters refuses the real-time call, and the request fails.
 * - `offline`: the channel is cut off from headquarters. A create becomes async, or is refused while *Filter shared
 *   customer data tables* is on. Everything else that needs headquarters is refused.
 */
export type FaultKind =
  | 'no-connection'
  | 'no-answer'
  | 'timeout'
  | 'status'
  | 'slow'
  | 'late-commit'
  | 'gateway'
  | 'garbage'
  | 'duplicate-delivery'
  | 'real-time-failure'
  | 'headquarters-refusal'
  | 'offline'

/** A fault to add: its kind, the requests that it applies to, and how often it triggers. */
export interface FaultRule {
  /**
   * The requests that the fault applies to: method and path without keys, such as `POST Customers`, `PATCH Customers`
   * or `POST Customers/Search`; a TypeError for a name that no request has. `*`: every request. `synchronize-customers`: the rows of that job; only
   * `headquarters-refusal` applies to it.
   */
  readonly on: string
  /** The kind of failure. */
  readonly kind: FaultKind
  /** The number of times that the fault triggers, 1 or more. Default: no limit. */
  readonly times?: number
  /** The probability that the fault triggers for a matching request, 0 to 1. Default: 1. */
  readonly probability?: number
  /** The number of matching requests that it leaves alone first. Default: 0. */
  readonly after?: number
  /**
   * `slow`: the delay. Default: 1 000. `timeout`: the time until the 504. Default: 60 000. `late-commit`: the time
   * until the request is processed. Default: 60 000. In milliseconds, by the headquarters' clock.
   */
  readonly ms?: number
  /** `late-commit`: the time until the client has its answer, in milliseconds. Default: 0. */
  readonly answerMs?: number
  /** `late-commit`: `timeout`, a gateway's 504, or `none`, a connection that breaks. Default: `timeout`. */
  readonly answer?: 'timeout' | 'none'
  /**
   * `status`, `gateway`: the HTTP status of the answer, 200 to 599, except those without a body (204, 205, 304).
   * Default: 503 for `status`, 502 for `gateway`.
   */
  readonly status?: number
  /** `gateway` with a status of 300 to 399: the header Location. Default: `https://portal.example/login`. */
  readonly location?: string
  /** `status`, `gateway`: the value of the header Retry-After, in seconds. Default: no such header. */
  readonly retryAfter?: number
  /**
   * `no-connection`, `no-answer`, over HTTP only: the connection that breaks. `new`: it carried this request alone, so
   * the client sees that it broke. `kept`: it may have carried others before, and then browsers send the request again by
   * themselves, even a POST, and no page can tell. Default: `new`.
   */
  readonly connection?: 'new' | 'kept'
  /**
   * `status`, `headquarters-refusal`: the `ErrorResourceId` in the body. Default: an identifier that fits the status, such as
   * that of `ServiceUnavailable` for 503, or that of `HeadquarterTransactionServiceMethodCallFailure`.
   */
  readonly errorResourceId?: string
}

/** A fault that was added, with its counts. It is shared by all tabs, and so are the counts. */
export interface Fault extends FaultRule {
  /** For `hq.faults.remove`. */
  readonly id: string
  /** The number of matching requests so far. */
  readonly seen: number
  /** The number of times that the fault triggered so far. */
  readonly triggered: number
}
