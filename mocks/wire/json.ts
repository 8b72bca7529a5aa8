import type { ValidationResult } from './refusal.ts'

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** [docs] The default limit of Microsoft's OData reader. JSON.stringify fails at some thousands of levels. */
export const maxDepth = 100

/** Whether a parsed JSON value is nested deeper than `maxDepth`. Does not recurse itself. */
export function isTooDeep(value: unknown): boolean {
  let level: unknown[] = [value]
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return true
    level = level.flatMap((one) => (one !== null && typeof one === 'object' ? Object.values(one) : []))
  }
  return false
}

/** Reads properties by type. A value of another type becomes a problem, and reads as `undefined`. */
export interface Reader {
  text(name: string): string | undefined
  number(name: string): number | undefined
  boolean(name: string): boolean | undefined
  list(name: string): JsonObject[] | undefined
}

export function createReader(body: JsonObject, problems: ValidationResult[], path = ''): Reader {
  function typed<Value>(name: string, is: (value: unknown) => value is Value): Value | undefined {
    const value = body[name]
    if (value === undefined || value === null) return undefined
    if (is(value)) return value
    problems.push({ id: 'InvalidFormat', members: [path + name] })
    return undefined
  }
  return {
    text: (name) => typed(name, (value) => typeof value === 'string')?.trim(),
    number: (name) => typed(name, isWholeNumber),
    boolean: (name) => typed(name, (value) => typeof value === 'boolean'),
    list: (name) => typed(name, isListOfObjects),
  }
}

function isWholeNumber(value: unknown): value is number {
  return Number.isSafeInteger(value)
}

function isListOfObjects(value: unknown): value is JsonObject[] {
  return Array.isArray(value) && value.every(isObject)
}

type DefinedFields<Shape> = { [Name in keyof Shape]?: Exclude<Shape[Name], undefined> }

/** The object without its `undefined` properties. */
export function definedFields<Shape extends object>(shape: Shape): DefinedFields<Shape> {
  return Object.fromEntries(
    Object.entries(shape).filter(([, value]) => value !== undefined),
  ) as DefinedFields<Shape>
}
