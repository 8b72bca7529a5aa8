import type { Assumptions } from './negotiation/channel-reader.ts'
import { strictAsyncRules, type AsyncRules } from './negotiation/decision.ts'
import type { FeatureNames } from './negotiation/features.ts'
import type { CommerceOptions, Diagnostic } from './public.ts'
import { callSite, tried } from './site-code.ts'

/** The options once checked, with every default in its place. */
export interface Settings {
  readonly baseUrl: string
  readonly operatingUnitNumber: string
  readonly getIdToken: () => string | undefined | Promise<string | undefined>
  readonly locale: () => string
  /** Names what belongs together on this device: one channel, one shopper. */
  readonly partition: string
  readonly answerTimeoutMs: number
  readonly usesIdempotencyKeys: boolean
  readonly rules: AsyncRules
  readonly channel: { readonly assume?: Assumptions; readonly featureNames?: FeatureNames }
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
    locale: typeof locale === 'function' ? () => tried(locale, 'en') : () => locale,
    partition: JSON.stringify([baseUrl, operatingUnitNumber, options.shopper ?? null]),
    answerTimeoutMs: options.answerTimeoutMs ?? defaultAnswerTimeoutMs,
    rules: { ...strictAsyncRules, ...options.asyncRules },
    usesIdempotencyKeys: options.idempotencyKeys === 'supported',
    channel: { ...(assume && { assume }), ...(featureNames && { featureNames }) },
    onDiagnostic: (diagnostic) => onDiagnostic && callSite(onDiagnostic, diagnostic),
  }
}

function requireText(value: unknown, name: string, remedy: string): void {
  if (typeof value === 'string' && value.trim() !== '') return
  throw new TypeError(`createCommerce: \`${name}\` must be ${remedy}.`)
}
