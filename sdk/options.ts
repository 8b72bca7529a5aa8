import { notify, tryOr } from './callbacks.ts'
import type { FeatureNames } from './domain/channel.ts'
import type { Limits } from './domain/limits.ts'
import { schemasFor, type Schemas } from './domain/schemas.ts'
import type { CustomMessages } from './messages/types.ts'
import type { Assumptions } from './negotiation/channel-monitor.ts'
import { strictAsyncRules, type AsyncRules } from './negotiation/decision.ts'

/** The options of `createCommerce`. */
export interface CommerceOptions {
  /** The channel's root, above `Commerce/`: `https://example.com/`, or a path on the page's own origin. */
  readonly baseUrl: string
  /** The operating unit number (OUN) of the channel, such as `068`. Sent as the header `OUN` of every request. */
  readonly operatingUnitNumber: string
  /**
   * Called before every request; returns the ID token of the signed-in shopper, or `undefined` for an anonymous one. The
   * token is sent as `Authorization: id_token …` and never stored. If the function throws, or takes longer than five
   * seconds, the request is postponed with `token_needed`. Default: every request is anonymous.
   */
  readonly getIdToken?: () => string | undefined | Promise<string | undefined>
  /**
   * The language of messages, as a tag such as `it`. A function is called each time a message is needed. A tag without
   * messages falls back to its base language, then to `en`. Default: `en`.
   */
  readonly locale?: string | (() => string)
  /** Replacements for built-in messages, or messages of a further language. */
  readonly messages?: CustomMessages
  /**
   * An id of the shopper to whom the data on this device belongs. Another shopper never sees it. Default: one common
   * partition for everybody who is not signed in.
   */
  readonly shopper?: string
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
  /** Called with internal events and errors, for logging. They contain no personal data. Default: nothing is reported. */
  readonly onDiagnostic?: (diagnostic: Diagnostic) => void
  /** Sends the requests. Default: the global `fetch`. */
  readonly fetch?: typeof globalThis.fetch
}

/** An internal event or error for the operator of a shop. Contains no personal data and no token. */
export interface Diagnostic {
  /**
   * `entry-` and an event of the entry, such as `entry-deliver` or `entry-answer-lost`. For an internal error its
   * `FailureCode`, or `unexpected`.
   */
  readonly code: string
  /** The entry it is about, if it is about one. */
  readonly entryId?: string
  /** The text of an internal error. */
  readonly detail?: string
}

/** The checked options, with their defaults. */
export interface Settings {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly getIdToken: () => string | undefined | Promise<string | undefined>
  readonly locale: () => string
  /** The name of everything that belongs together on this device: one channel and one shopper. */
  readonly partition: string
  readonly answerTimeoutMs: number
  readonly usesIdempotencyKeys: boolean
  readonly rules: AsyncRules
  readonly schemas: Schemas
  readonly channel: { readonly assume?: Assumptions; readonly featureNames?: Partial<FeatureNames> }
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

const defaultAnswerTimeoutMs = 10_000

export function toSettings(options: CommerceOptions): Settings {
  const { baseUrl, operatingUnitNumber, locale = 'en', assume, featureNames, onDiagnostic } = options
  requireText(baseUrl, 'baseUrl', "the channel's root, such as https://example.com/")
  requireText(operatingUnitNumber, 'operatingUnitNumber', "the channel's operating unit number, such as 068")
  return {
    baseUrl,
    operatingUnitNumber,
    getIdToken: options.getIdToken ?? (() => undefined),
    locale: typeof locale === 'function' ? () => tryOr(locale, 'en') : () => locale,
    partition: JSON.stringify([baseUrl, operatingUnitNumber, options.shopper ?? null]),
    answerTimeoutMs: options.answerTimeoutMs ?? defaultAnswerTimeoutMs,
    rules: { ...strictAsyncRules, ...options.asyncRules },
    schemas: schemasFor(options.limits),
    usesIdempotencyKeys: options.idempotencyKeys === 'supported',
    channel: { ...(assume && { assume }), ...(featureNames && { featureNames }) },
    onDiagnostic: (diagnostic) => onDiagnostic && notify(onDiagnostic, diagnostic),
  }
}

function requireText(value: unknown, name: string, remedy: string): void {
  if (typeof value === 'string' && value.trim() !== '') return
  throw new TypeError(`createCommerce: \`${name}\` must be ${remedy}.`)
}
