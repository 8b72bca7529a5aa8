import { shown } from '../wire/checks.ts'

/** The numbers that an option, a fault or a schedule may have. */
export interface NumberRange {
  readonly from: number
  readonly to: number
  /** `whole`: no fractions. */
  readonly kind: 'whole' | 'any'
}

/** One hundred years, in milliseconds: dates stay valid, and a timer that long is no mistake of the test. */
const longestMs = 100 * 365.25 * 24 * 3600 * 1000

const count: NumberRange = { from: 0, to: Number.MAX_SAFE_INTEGER, kind: 'whole' }

/** [ours] The allowed numbers. Options, flags and routes that mean the same thing allow the same. */
export const ranges = {
  port: { from: 0, to: 65_535, kind: 'whole' },
  concurrentCalls: { from: 1, to: 1_000_000, kind: 'whole' },
  probability: { from: 0, to: 1, kind: 'any' },
  delayMs: { from: 0, to: longestMs, kind: 'any' },
  everyMs: { from: 1, to: longestMs, kind: 'any' },
  tokenLifetimeMs: { from: 1000, to: 1e12, kind: 'any' },
  seed: { from: -Number.MAX_SAFE_INTEGER, to: Number.MAX_SAFE_INTEGER, kind: 'whole' },
  /** The dates that JavaScript has. */
  time: { from: -8.64e15, to: 8.64e15, kind: 'any' },
  count,
  countFromOne: { ...count, from: 1 },
  /** `new Response()` accepts no other. */
  status: { from: 200, to: 599, kind: 'whole' },
  retryAfter: { from: 0, to: longestMs / 1000, kind: 'any' },
  fixtures: { from: 0, to: 1_000_000, kind: 'whole' },
  /** Less than 0: the token has expired. */
  expiresInMs: { from: -longestMs, to: longestMs, kind: 'any' },
} as const satisfies Record<string, NumberRange>

/** The statuses of answers that cannot have a body: `new Response()` throws for one. */
export const statusesWithoutBody: readonly number[] = [204, 205, 304]

/** The milliseconds by which a clock moves forward. Throws as `checkRange` does. */
export function checkAdvance(ms: unknown): number {
  return checkRange('The time to advance, in milliseconds,', ms, ranges.delayMs)
}

/** Throws a RangeError that names the range, or a TypeError for anything that is not a number. */
export function checkRange(name: string, value: unknown, range: NumberRange): number {
  if (typeof value === 'number' && isIn(value, range)) return value
  const problem = `${name} is ${described(range)}, not ${shown(value)}`
  throw typeof value === 'number' ? new RangeError(problem) : new TypeError(problem)
}

export function isIn(value: number, { from, to, kind }: NumberRange): boolean {
  return value >= from && value <= to && (kind === 'any' || Number.isInteger(value))
}

export function described({ from, to, kind }: NumberRange): string {
  const end = to === Number.MAX_SAFE_INTEGER ? '' : ` to ${to}`
  return `a ${kind === 'whole' ? 'whole number' : 'number'} from ${from}${end}`
}
