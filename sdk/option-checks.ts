import { defaultFeatureNames } from './domain/channel.ts'
import { checkNames } from './domain/limits.ts'
import { longestTimerMs } from './environment.ts'
import { english } from './messages/en.ts'
import type { CustomMessages, PartialMessages } from './messages/types.ts'
import { strictAsyncRules } from './negotiation/decision.ts'

/** The type of each option as `typeof` names it, or its values. */
const allowed = {
  baseUrl: 'string',
  operatingUnitNumber: 'string',
  shopper: 'object',
  asksAs: '"application"',
  locale: 'string or function',
  messages: 'object or function',
  assume: 'object',
  asyncRules: 'object',
  featureNames: 'object',
  limits: 'object',
  answerTimeoutMs: 'number',
  idempotencyKeys: '"supported" or "unsupported"',
  keep: '"own", "all" or "nothing"',
  nextRun: 'function',
  onDiagnostic: 'function',
  onRequest: 'function',
  traceparent: 'function',
  fetch: 'function',
} as const

type OptionName = keyof typeof allowed
type GivenOptions = {
  readonly asyncRules?: object
  readonly featureNames?: object
  readonly answerTimeoutMs?: number
  readonly messages?: CustomMessages | (() => CustomMessages)
  readonly assume?: { readonly mode?: string; readonly switches?: object }
}

/** Throws a `TypeError` that names an option which nobody knows. To be called first: `baseURL` is no missing `baseUrl`. */
export function checkKnownOptions(options: object): void {
  checkNames('option', options, Object.keys(allowed))
}

/**
 * Throws a `TypeError` that names the option whose value cannot be meant, or a part of it that nobody knows. Without types a
 * developer would hear nothing of it, and a shop would lose what the option promises.
 */
export function checkOptions<Options extends GivenOptions>(
  options: Options & (keyof Options extends OptionName ? unknown : never),
): void {
  checkNames('asyncRules', options.asyncRules, Object.keys(strictAsyncRules))
  checkNames('featureNames', options.featureNames, Object.keys(defaultFeatureNames))
  for (const [name, value] of Object.entries(options)) {
    const rule: string = allowed[name as OptionName]
    const isAllowed = (value !== null && rule.includes(typeof value)) || rule.includes(`"${String(value)}"`)
    if (value !== undefined && !isAllowed)
      throw new TypeError(`createCommerce: \`${name}\` must be: ${rule}.`)
  }
  const { answerTimeoutMs = 0, assume, messages } = options
  // A function is called with every text, and must not throw then.
  if (typeof messages === 'object') Object.entries(messages).forEach(checkTexts)
  checkNames('assume', assume, ['mode', 'switches', 'offlineCreation'])
  checkNames('assume.switches', assume?.switches, Object.keys(defaultFeatureNames))
  if (!(answerTimeoutMs >= 0 && answerTimeoutMs <= longestTimerMs))
    throw new TypeError(`createCommerce: \`answerTimeoutMs\` must be: 0 to ${longestTimerMs}.`)
  if (!['sync', 'async', undefined].includes(assume?.mode))
    throw new TypeError('createCommerce: `assume.mode` must be: "sync" or "async".')
}

function checkTexts([locale, texts]: [string, PartialMessages]): void {
  const place = `text in messages.${locale}`
  checkNames(place, texts, Object.keys(english))
  checkNames(`${place}.failures`, texts.failures, Object.keys(english.failures))
  checkNames(`${place}.fields`, texts.fields, Object.keys(english.fields))
}
