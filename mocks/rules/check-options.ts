import type { IdentityOptions } from '../api/identities.ts'
import type { HeadquartersOptions, RealTimeOptions } from '../api/options.ts'
import { checkRange, ranges } from '../model/ranges.ts'
import { checkNames, shown } from '../wire/checks.ts'
import { checkDefinitions } from './attribute-definitions.ts'
import { parseBehaviour, strict } from './channel-behaviour.ts'
import { checkFeatures, checkProfile } from './configuration.ts'
import { defaultStore, parseStore } from './store-settings.ts'

/**
 * Throws a TypeError or a RangeError that names the option and what it may be. A misspelt option would otherwise be one
 * that is not given.
 */
export function checkOptions(options: HeadquartersOptions): void {
  checkNames('createHeadquarters', options, Object.keys(optionNames))
  const { identities = {}, realTime = {}, attributes = [], profile = {}, features = {} } = options
  checkNames('identities', identities, Object.keys(identityOptionNames))
  checkNames('realTime', realTime, Object.keys(realTimeRanges))
  checkDefinitions(attributes)
  checkProfile(profile)
  checkFeatures(features)
  checkRealTime(realTime)
  if (options.seed !== undefined) checkRange('seed', options.seed, ranges.seed)
  if (typeof options.now === 'number') checkNow(options.now)
  checkOneOf('publish', options.publish, ['at once', 'by jobs'])
  if (options.store !== undefined) parseStore(options.store, defaultStore)
  if (options.channel !== undefined) parseBehaviour(options.channel, strict)
  checkOneOf('identities.automaticLinking', identities.automaticLinking, ['off', 'B2C', 'B2B'])
  checkOneOf('idempotencyKeys', options.idempotencyKeys, ['off', 'on'])
  checkParts(options.enhancedParts)
  if (options.operatingUnitNumber !== undefined) checkOperatingUnit(options.operatingUnitNumber)
}

export const realTimeRanges = {
  concurrentCalls: ranges.concurrentCalls,
  serviceMs: ranges.delayMs,
  failureRate: ranges.probability,
} as const satisfies Record<keyof RealTimeOptions, unknown>

/** Throws a TypeError for a number that a client cannot send in a header. */
export function checkOperatingUnit(number: string, name = 'operatingUnitNumber'): void {
  if (/^[\x21-\x7e]{1,100}$/.test(number)) return
  throw new TypeError(`${name} is the number of the channel, such as 068, not ${shown(number)}`)
}

/** Throws a TypeError or a RangeError for anything else than a time, such as a `Date`. */
export function checkNow(now: unknown): void {
  checkRange('now, in milliseconds since the epoch,', now, ranges.time)
}

function checkParts(parts: readonly unknown[] = []): void {
  for (const part of parts) checkOneOf('enhancedParts', part, ['titles', 'affiliations', 'contacts'])
}

/** All options. A new one that is missing here does not compile. */
export const optionNames: Readonly<Record<keyof HeadquartersOptions, unknown>> = {
  profile: '',
  features: '',
  publish: '',
  operatingUnitNumber: '',
  seed: '',
  now: '',
  tables: '',
  identities: '',
  realTime: '',
  idempotencyKeys: '',
  enhancedParts: '',
  channel: '',
  attributes: '',
  store: '',
  onLog: '',
}

const identityOptionNames: Readonly<Record<keyof IdentityOptions, unknown>> = {
  tokens: '',
  automaticLinking: '',
  clientIds: '',
  tokenLifetimeMs: '',
  signInPage: '',
  signOutPage: '',
}

function checkRealTime(realTime: Partial<RealTimeOptions>): void {
  for (const name of Object.keys(realTimeRanges) as (keyof RealTimeOptions)[]) {
    if (realTime[name] !== undefined) checkRange(`realTime.${name}`, realTime[name], realTimeRanges[name])
  }
}

function checkOneOf(name: string, value: unknown, known: readonly string[]): void {
  if (value === undefined || known.some((one) => one === value)) return
  throw new TypeError(`${name} is one of ${known.join(', ')}, not "${String(value)}"`)
}
