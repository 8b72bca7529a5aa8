import { notify, tryOr } from './callbacks.ts'
import type { FeatureNames } from './domain/channel.ts'
import { schemasFor, type Schemas } from './domain/schemas.ts'
import type { CustomMessages } from './messages/types.ts'
import type { Assumptions } from './negotiation/channel-configuration.ts'
import { strictAsyncRules, type AsyncRules } from './negotiation/decision.ts'
import { checkKnownOptions, checkOptions } from './option-checks.ts'
import type { CommerceOptions, Diagnostic, Shopper } from './options.ts'
import type { Keep } from './outbox/retention.ts'
import type { RequestReport } from './wire/request-report.ts'

/** The checked options, with their defaults. */
export interface Settings {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly asker:
    { readonly caller: 'shopper'; readonly shopper: Shopper } | { readonly caller: 'guest' | 'application' }
  readonly locale: () => string
  readonly customMessages: () => CustomMessages
  /** Names the channel: its root and its operating unit number. */
  readonly channelName: string
  readonly answerTimeoutMs: number
  readonly usesIdempotencyKeys: boolean
  /** In milliseconds since the epoch. */
  readonly nextRun: () => number | undefined
  readonly rules: AsyncRules
  readonly keep: Keep
  readonly schemas: Schemas
  readonly channel: { readonly assume?: Assumptions; readonly featureNames?: Partial<FeatureNames> }
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  readonly onRequest: (report: RequestReport) => void
  readonly traceparent: () => string | undefined
}

const defaultAnswerTimeoutMs = 10_000

/** Checks the options. Throws a TypeError that names the wrong one and its remedy. */
export function toSettings(options: CommerceOptions): Settings {
  const { locale = 'en', messages = {}, assume, featureNames, onDiagnostic } = options
  checkKnownOptions(options)
  const root = requiredText(options.baseUrl, 'baseUrl', "the channel's root, such as https://example.com/")
  const asker = toAsker(options)
  checkOptions(options)
  const baseUrl = normalizedBaseUrl(root)
  const operatingUnitNumber = requiredText(
    options.operatingUnitNumber,
    'operatingUnitNumber',
    "the channel's operating unit number, such as 068",
    // It travels as a header. With other characters each request would fail like one without a connection.
    /^[!-~]+$/,
  )
  return {
    baseUrl,
    operatingUnitNumber,
    asker,
    locale: typeof locale === 'function' ? () => String(tryOr(locale, 'en') ?? 'en') : () => locale,
    customMessages: typeof messages === 'function' ? () => tryOr(messages, {}) ?? {} : () => messages,
    channelName: JSON.stringify([baseUrl, operatingUnitNumber]),
    answerTimeoutMs: options.answerTimeoutMs ?? defaultAnswerTimeoutMs,
    keep: options.keep ?? 'own',
    rules: { ...strictAsyncRules, ...options.asyncRules },
    schemas: schemasFor(options.limits),
    usesIdempotencyKeys: options.idempotencyKeys === 'supported',
    nextRun: () => toTime(options.nextRun && tryOr(options.nextRun, undefined)),
    channel: { ...(assume && { assume }), ...(featureNames && { featureNames }) },
    onDiagnostic: (diagnostic) => onDiagnostic && notify(onDiagnostic, diagnostic),
    onRequest: (report) => options.onRequest && notify(options.onRequest, report),
    traceparent: () => options.traceparent && tryOr(options.traceparent, undefined),
  }
}

function toTime(value: Date | number | undefined): number | undefined {
  const time = Number(value)
  return Number.isFinite(time) ? time : undefined
}

function toAsker(options: CommerceOptions): Settings['asker'] {
  const { shopper, asksAs } = options
  if (shopper === undefined) return { caller: asksAs ?? 'guest' }
  if (asksAs) throw new TypeError('createCommerce: give `shopper` or `asksAs`, not both.')
  if (typeof shopper !== 'object' || shopper === null || typeof shopper.getIdToken !== 'function')
    throw new TypeError('createCommerce: `shopper` must be { id, getIdToken }, a text and a function.')
  requiredText(shopper.id, 'shopper.id', 'your identifier for the shopper, such as a user id')
  return { caller: 'shopper', shopper }
}

/** Two ways to write one root must not become two databases. */
function normalizedBaseUrl(baseUrl: string): string {
  const isPath = /^\.{0,2}\//.test(baseUrl)
  if (!isPath && !/^https?:\/\//i.test(baseUrl))
    throw new TypeError(baseUrlMessage(baseUrl, 'has no https://'))
  const url = toUrl(baseUrl)
  if (!url || url.search || url.hash)
    throw new TypeError(baseUrlMessage(baseUrl, 'is no address without a query'))
  const path = url.pathname.replace(/\/*$/, '/')
  if (/\/commerce\/$/i.test(path)) throw new TypeError(baseUrlMessage(baseUrl, 'ends in Commerce/'))
  return `${url.origin}${path}`
}

function toUrl(baseUrl: string): URL | undefined {
  try {
    return new URL(baseUrl, globalThis.location?.href ?? 'http://localhost')
  } catch {
    return undefined
  }
}

function baseUrlMessage(baseUrl: string, problem: string): string {
  const remedy = "It is the channel's root above Commerce/: https://example.com/, or a path such as /."
  return `createCommerce: \`baseUrl\` ("${baseUrl}") ${problem}. ${remedy}`
}

function requiredText(value: unknown, name: string, remedy: string, form = /./): string {
  const text = typeof value === 'string' ? value.trim() : ''
  if (!form.test(text)) throw new TypeError(`createCommerce: \`${name}\` must be ${remedy}.`)
  return text
}
