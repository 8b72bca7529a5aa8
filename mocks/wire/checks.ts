import { isObject, type JsonObject } from './json.ts'

/** The values that a named option or property may have. */
export interface Check {
  readonly isValid: (value: unknown) => boolean
  /** The possible values, for the error. */
  readonly values: string
}

export type Checks = Readonly<Record<string, Check>>

export function oneOf(...allowed: readonly (string | boolean)[]): Check {
  return {
    isValid: (value) => allowed.some((one) => one === value),
    values: allowed.map((one) => JSON.stringify(one)).join(' or '),
  }
}

export function isListOf(value: unknown, is: (item: unknown) => boolean): value is readonly unknown[] {
  return Array.isArray(value) && value.every(is)
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

/** A value in an error, cut where it is long. */
export function shown(value: unknown): string {
  return (jsonOf(value) ?? String(value)).slice(0, 100)
}

/** JSON has no NaN, no Infinity and no functions, and none of an object that contains itself. */
function jsonOf(value: unknown): string | undefined {
  if (typeof value === 'number') return undefined
  try {
    return JSON.stringify(value)
  } catch {
    return undefined
  }
}

/** Throws a TypeError for anything else than an object. A number, for example, has no names that could be wrong. */
export function checkObject(whose: string, given: unknown): asserts given is JsonObject {
  if (!isObject(given)) throw new TypeError(`${whose} needs an object with values, not ${shown(given)}`)
}

/** Throws a TypeError for anything else than a function. It would otherwise fail when it is called, far from here. */
export function checkFunction(whose: string, given: unknown): void {
  if (typeof given !== 'function') throw new TypeError(`${whose} needs a function, not ${shown(given)}`)
}

/** Throws a TypeError for anything else than a text that is not empty. */
export function checkText(name: string, given: unknown): void {
  if (!isText(given) || given.trim() === '')
    throw new TypeError(`${name} is a text that is not empty, not ${shown(given)}`)
}

/**
 * Throws a TypeError for a name that is not known, and for what is no object. A misspelt name would otherwise be one that
 * is not given.
 */
export function checkNames(whose: string, given: unknown, known: readonly string[]): void {
  checkObject(whose, given)
  const unknown = Object.keys(given).find((name) => !known.includes(name))
  if (unknown === undefined) return
  throw new TypeError(`${whose} has no "${unknown}". Known: ${known.join(', ') || 'none'}`)
}

/** Throws a TypeError for a name without a check, and for a value that its check does not allow. `undefined`: not given. */
export function checkValues(
  whose: string,
  given: object,
  checks: Checks,
  pathOf: (name: string) => string,
): void {
  const defined = Object.entries(given).filter(([, value]) => value !== undefined)
  checkNames(whose, Object.fromEntries(defined), Object.keys(checks))
  checkTypes(given, checks, pathOf)
}

/** Throws a TypeError for a value that its check does not allow. `undefined`: not given. */
export function checkTypes(given: object, checks: Checks, pathOf: (name: string) => string): void {
  for (const [name, value] of Object.entries(given)) {
    const check = Object.hasOwn(checks, name) ? checks[name] : undefined
    if (value === undefined || !check || check.isValid(value)) continue
    throw new TypeError(`${pathOf(name)} is ${check.values}, not ${shown(value)}`)
  }
}
