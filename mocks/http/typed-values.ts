import type { Operation } from '../operations/operation.ts'
import { describedTypes, elementOf, entitySets } from '../wire/described-types.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import type { Properties } from '../wire/property-types.ts'

/**
 * The media type parameter of OData with which 64-bit numbers and decimals are written as text, because JavaScript
 * cannot represent all of them as numbers.
 */
export function hasNumbersAsText(mediaType: string | null): boolean {
  return /;\s*IEEE754Compatible\s*=\s*"?true\b/i.test(mediaType ?? '')
}

/** The properties that the body of a request may have. */
export function bodyTypesOf({ name, parameters }: Operation): Properties | undefined {
  const [method, path = ''] = name.split(' ')
  return method === 'GET' ? undefined : (parameters ?? entitySets.get(path)?.properties)
}

/** The body with numbers in place of the texts that stand for them. */
export function withNumbers(body: JsonObject, types: Properties): JsonObject {
  return converted(body, types, (value) => (isNumeric(value) ? Number(value) : value))
}

/** An answer with texts in place of 64-bit numbers and decimals. */
export function withNumbersAsText(value: object, type: string): object {
  const types = describedTypes[elementOf(type).name]?.properties ?? {}
  return converted({ ...value }, types, (one) => (typeof one === 'number' ? String(one) : one))
}

/** The paths of properties that the service does not know, as in `Addresses[0].Planet`. */
export function unknownProperties(body: JsonObject, types: Properties, path = ''): string[] {
  return Object.entries(body).flatMap(([name, value]) => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    // Annotations such as @odata.type may stand anywhere.
    if (type === undefined) return name.includes('@') ? [] : [path + name]
    const inner = describedTypes[elementOf(type).name]?.properties
    if (!inner) return []
    const values = Array.isArray(value) ? value : [value]
    return values.flatMap((one, at) =>
      isObject(one)
        ? unknownProperties(one, inner, `${path}${name}${Array.isArray(value) ? `[${at}]` : ''}.`)
        : [],
    )
  })
}

type Convert = (value: unknown) => unknown

function converted(object: JsonObject, types: Properties, convert: Convert): JsonObject {
  const entries = Object.entries(object).map(([name, value]) => {
    const type = Object.hasOwn(types, name) ? types[name] : undefined
    return [name, type === undefined ? value : convertedValue(value, type, convert)] as const
  })
  return Object.fromEntries(entries)
}

function convertedValue(value: unknown, type: string, convert: Convert): unknown {
  const { name, isList } = elementOf(type)
  if (isList) return Array.isArray(value) ? value.map((one) => convertedValue(one, name, convert)) : value
  if (name === 'long' || name === 'decimal') return convert(value)
  const inner = describedTypes[name]?.properties
  return inner && isObject(value) ? converted(value, inner, convert) : value
}

/** Larger whole numbers stay text: they would become other numbers. */
function isNumeric(value: unknown): boolean {
  return (
    typeof value === 'string' &&
    /^-?\d+(\.\d+)?$/.test(value) &&
    Number.isSafeInteger(Math.trunc(Number(value)))
  )
}
