import { describedTypes, elementOf } from '../wire/described-types.ts'
import { isObject } from '../wire/json.ts'
import { invalidFormat, type Refusal } from '../wire/refusal.ts'

export interface Column {
  /** The property, with those inside of it: `SearchField/Name`. */
  readonly path: readonly string[]
  readonly sign: 1 | -1
}

/**
 * The columns of all `$orderby` parameters, in their order: the second counts where the first is equal. Throws a `Refusal`
 * for a property that a row of this type does not have.
 */
export function columnsOf(orderBy: readonly string[], type: string): Column[] {
  const columns = orderBy.flatMap((text) => text.split(',')).map((text) => text.trim())
  return columns.map((text) => {
    const [name = '', direction = 'asc', ...rest] = text.split(/\s+/)
    const path = name.split('/')
    if (rest.length > 0 || !/^(asc|desc)$/i.test(direction)) throw invalid(`${text} is not a column`)
    if (!isSortable(path, type)) throw invalid(`${type} has no property ${name} to sort by`)
    return { path, sign: direction.toLowerCase() === 'desc' ? -1 : 1 }
  })
}

/** A property with a single value, possibly inside of another one. Rows of types that are not described have any. */
function isSortable([name = '', ...rest]: readonly string[], type: string): boolean {
  const properties = describedTypes[type]?.properties
  if (!properties) return true
  const property = Object.hasOwn(properties, name) ? properties[name] : undefined
  if (property === undefined || elementOf(property).isList) return false
  const isSingle = !Object.hasOwn(describedTypes, property)
  return rest.length === 0 ? isSingle : !isSingle && isSortable(rest, property)
}

function invalid(reason: string): Refusal {
  return invalidFormat('$orderby', reason.slice(0, 200))
}

export function ordered(values: readonly object[], columns: readonly Column[]): readonly object[] {
  if (columns.length === 0) return values
  return values.toSorted((left, right) => {
    for (const { path, sign } of columns) {
      const order = sign * compare(valueOf(left, path), valueOf(right, path))
      if (order !== 0) return order
    }
    return 0
  })
}

function valueOf(row: object, path: readonly string[]): unknown {
  return path.reduce<unknown>(
    (value, name) => (isObject(value) && Object.hasOwn(value, name) ? value[name] : undefined),
    row,
  )
}

function compare(left: unknown, right: unknown): number {
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left ?? '').localeCompare(String(right ?? ''))
}
