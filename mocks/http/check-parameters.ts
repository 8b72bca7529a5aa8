import { refuseIfInvalid } from '../rules/customer-validation.ts'
import { describedTypes, elementOf } from '../wire/described-types.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import { isOfType, isSimple, type Properties } from '../wire/property-types.ts'

/**
 * Throws a `Refusal` for parameters of an action that are not of their types, however deep. Those that nothing knows are
 * left to the log.
 */
export function checkParameters(body: JsonObject, parameters: Properties): void {
  refuseIfInvalid(
    mistyped(body, parameters, '').map((member) => ({ id: 'InvalidFormat', members: [member] })),
  )
}

/** The paths of values that are not of their types. */
function mistyped(object: JsonObject, types: Properties, path: string): string[] {
  return Object.entries(types).flatMap(([name, type]) => {
    const value = Object.hasOwn(object, name) ? object[name] : undefined
    return value === undefined || value === null ? [] : mistypedValue(value, type, path + name)
  })
}

function mistypedValue(value: unknown, type: string, path: string): string[] {
  const { name, isList } = elementOf(type)
  if (isList) {
    if (!Array.isArray(value)) return [path]
    return value.flatMap((one, at) => mistypedValue(one, name, `${path}[${at}]`))
  }
  if (isSimple(name)) return isOfType[name](value) ? [] : [path]
  const inner = describedTypes[name]?.properties
  return inner && isObject(value) ? mistyped(value, inner, `${path}.`) : [path]
}
