import { isOfType, type SimpleType, type ValuesOf } from './property-types.ts'
import type { ValidationResult } from './refusal.ts'

export type JsonObject = Record<string, unknown>

export function isObject(value: unknown): value is JsonObject {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** The value if it is a text, else an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** [ours] The deepest nesting that is read. JSON.stringify fails at some thousands of levels. */
export const maxDepth = 100

/** Tells if a parsed JSON value is nested deeper than `maxDepth`. Does not recurse itself. */
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
  object(name: string): JsonObject | undefined
  list(name: string): JsonObject[] | undefined
  /** The properties of the table that the body has. */
  values<Table extends Readonly<Record<string, SimpleType>>>(table: Table): Partial<ValuesOf<Table>>
}

export function createReader(body: JsonObject, problems: ValidationResult[], path = ''): Reader {
  function typed<Value>(name: string, is: (value: unknown) => value is Value): Value | undefined {
    const value = body[name]
    if (value === undefined || value === null) return undefined
    if (is(value)) return value
    problems.push({ id: 'InvalidFormat', members: [path + name] })
    return undefined
  }
  function simple(name: string, type: SimpleType): unknown {
    const value = typed<unknown>(name, isOfType[type])
    return typeof value === 'string' ? value.trim() : value
  }
  return {
    text: (name) => typed(name, isOfType.text)?.trim(),
    object: (name) => typed(name, isObject),
    list: (name) => typed(name, isListOfObjects),
    values(table) {
      const values = Object.entries(table).map(([name, type]) => [name, simple(name, type)] as const)
      return definedFields(Object.fromEntries(values)) as Partial<ValuesOf<typeof table>>
    },
  }
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
