import type { FeatureNames } from './domain/channel.ts'
import type { FailureCode } from './domain/failure.ts'
import type { Limits } from './domain/limits.ts'
import type { CustomMessages } from './messages/types.ts'
import type { Assumptions } from './negotiation/channel-configuration.ts'
import type { AsyncRules } from './negotiation/decision.ts'
import type { Keep } from './outbox/retention.ts'
import type { GetIdToken } from './wire/credentials.ts'
import type { RequestReport } from './wire/request-report.ts'

/** A signed-in shopper. What is recorded for a shopper is only ever sent with that shopper's token. */
export interface Shopper {
  /**
   * Your site's identifier for the shopper, such as a user id. It owns what is recorded for as long as that is on this device, and
   * another shopper never sees it. Only a salted digest of the identifier is stored.
   */
  readonly id: string
  /**
   * Called before every attempt; returns the shopper's ID token. It is sent as `Authorization: id_token …` and never stored.
   * Without a token nothing of the shopper is sent, and the entries wait with `token_needed`; the same if the function
   * throws or takes longer than five seconds. `rejected` is the last token that the channel did not accept. A token of
   * another identity (`iss` and `sub`) than the first one is never sent: `other_identity`.
   */
  readonly getIdToken: GetIdToken
}

/** The options of `createCommerce`. */
export interface CommerceOptions {
  /** The channel's root, above `Commerce/`: `https://example.com/`, or a path on the page's own origin. */
  readonly baseUrl: string
  /** The operating unit number (OUN) of the channel, such as `068`. Sent as the header `OUN` of every request. */
  readonly operatingUnitNumber: string
  /** The signed-in shopper. Default: a guest, who never sends a token. */
  readonly shopper?: Shopper
  /**
   * `application` if a server of the site adds an application's credentials to every request on its way to the channel.
   * Cannot be combined with `shopper`. Default: a guest or the shopper asks.
   */
  readonly asksAs?: 'application'
  /**
   * The language of messages, as a tag such as `it`. A function is called each time a message is needed. A tag without
   * messages falls back to its base language, then to `en`. Default: `en`.
   */
  readonly locale?: string | (() => string)
  /**
   * Messages of further languages by their tags, such as `{ it: italian }` from `pending-sync/messages/it`, or replacements of some.
   * A function is called each time a message is needed, so that a page can fetch a language when it is chosen. A language
   * without messages is reported in the console, once. Default: English only.
   */
  readonly messages?: CustomMessages | (() => CustomMessages)
  /**
   * The configuration to expect while the channel was never read. Default: sync mode, all switches but multiple contacts off,
   * offline creation allowed.
   */
  readonly assume?: Assumptions
  /**
   * Allows affiliations and second contacts of pending customers, if the switch for enhanced async creation is on. Default:
   * neither, because a channel that cannot keep them drops them silently. Source: the English documentation of Dynamics 365
   * Commerce allows them, the localised editions do not.
   */
  readonly asyncRules?: Partial<AsyncRules>
  /** The channel's names of its switches. Default: names that follow the pattern of Microsoft's published ones. */
  readonly featureNames?: Partial<FeatureNames>
  /**
   * The longest values that this deployment stores, in UTF-16 code units, where its columns differ from the standard ones.
   * Throws a `TypeError` for an unknown field and for a limit that is not a whole number from 1. Default: `limits`.
   */
  readonly limits?: Partial<Limits>
  /**
   * The longest time a verb waits for the answer of a reachable channel, in milliseconds. Afterwards it resolves with the
   * customer as it is known then; sending goes on. Default: 10 000.
   */
  readonly answerTimeoutMs?: number
  /**
   * `supported` if the channel knows the header `Idempotency-Key`: a create whose answer was lost is then sent again with the
   * same key. Otherwise it is looked up, or a person decides. Source: Idempotency-Key, draft-07. Default: `unsupported`.
   */
  readonly idempotencyKeys?: 'supported' | 'unsupported'
  /**
   * The personal data that stays on this device after headquarters has confirmed a customer. `own`: that of a signed-in shopper
   * and of an application stays until `forget`; a guest's customer loses its personal data an hour after it was confirmed: the
   * key, the account, its modes, its kind and the time of its create stay. `all`: everything stays until `forget`. `nothing`: everybody's goes as a guest's does; `customers.load` reads the
   * shopper's customer again. Entries that headquarters has not confirmed always stay. Pass the same value on all pages: the tab
   * that leads decides for all tabs of the device. Default: `own`.
   */
  readonly keep?: Keep
  /**
   * Returns the time when the jobs bring account numbers to the channel next, if the site knows it: a `Date`, or milliseconds
   * since the epoch. Customers are asked for then, and not before. A channel or a proxy of the site may say it with the header
   * `Next-Run`, a date as in `Date`, in any answer; across origins it must be exposed. Default: unknown.
   */
  readonly nextRun?: () => Date | number | undefined
  /** Called with internal events and errors, for logging. They contain no personal data. Default: nothing is reported. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /**
   * Called after every request with its operation, status and duration, for tracing. Contains no personal data. Default: nothing
   * is reported.
   */
  readonly onRequest?: (report: RequestReport) => void
  /**
   * Returns the trace context of the next request, such as `00-4bf9…-00f0…-01`: it is sent as the header `traceparent`, which a
   * channel of another origin must allow. Source: W3C Trace Context. Default: no such header.
   */
  readonly traceparent?: () => string | undefined
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** An internal event or error for the operator of a shop. Contains no personal data and no token. */
export interface Diagnostic {
  /**
   * `entry-` and an event of the entry, such as `entry-deliver` or `entry-answer-lost`. `customer-key-known`: a create used
   * a key again. `row-unreadable`: a row of a newer version, or a damaged one, was set aside and kept.
   * `channel-unreadable`: the channel does not state its configuration; `detail` says what came back.
   * `account-number-late`: an account number did not arrive within ten lookups.
   * `database-deleted`: the browser deleted the storage under an open page, with everything that was not sent yet.
   * `id-token-failed`: `getIdToken` threw, or took longer than five seconds.
   * `customer-created-twice`: a browser repeated a create, and the channel has two customers of one request id.
   * For an internal error its `FailureCode`, or `unexpected`.
   */
  readonly code: string
  /** The entry it is about, if it is about one. */
  readonly entryId?: string
  /** The reason why the entry was not delivered, such as `token_needed` if `getIdToken` gave no token that may be sent. */
  readonly failure?: FailureCode
  /**
   * An internal error: its name and the places in the code where it was thrown, without its text, which could quote what somebody
   * typed. Otherwise an explanation for developers.
   */
  readonly detail?: string
}
