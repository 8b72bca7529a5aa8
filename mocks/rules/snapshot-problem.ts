import * as v from 'valibot'
import type { RowTypes, TableName } from '../model/tables.ts'
import { keyOfRow } from './row-keys.ts'
import { rowShapes } from './snapshot-rows.ts'

/**
 * Says why a value is not a saved headquarters, or `undefined` when it is one. Checks what the rules rely on: the numbers
 * that they calculate with, the keys by which they find rows, and the objects that they look into, such as customers, with
 * the types of their properties. Unknown properties are not checked.
 */
export function snapshotProblem(value: unknown): string | undefined {
  const outer = v.safeParse(snapshot, value)
  if (!outer.success) return issueText(outer.issues[0], '')
  const problem = outer.output.rows.map(rowProblem).find((one) => one !== undefined)
  if (problem !== undefined) return problem
  const isOneWithoutMeta =
    outer.output.rows.length > 0 && !outer.output.rows.some(([name]) => name === 'meta')
  return isOneWithoutMeta ? 'the row of the table meta is missing' : undefined
}

/** A snapshot of a format that only a newer version knows. */
export function isNewerSnapshot(value: unknown): value is { readonly version: number } {
  return v.is(v.object({ version: v.pipe(v.number(), v.integer(), v.minValue(2)) }), value)
}

const snapshot = v.object({
  version: v.literal(1, 'is not 1'),
  rows: v.array(
    v.tuple([v.string(), v.string(), v.unknown()], 'is not a list of table, key and row'),
    'is not a list',
  ),
})

function rowProblem([name, key, row]: readonly [string, string, unknown]): string | undefined {
  if (!Object.hasOwn(rowShapes, name)) return `there is no table "${name.slice(0, 100)}"`
  const [table, place] = [name as TableName, `${name} "${key.slice(0, 100)}": `]
  const result = v.safeParse(rowShapes[table], row)
  if (!result.success) return issueText(result.issues[0], place)
  const expected = keyOfRow(table, row as RowTypes[TableName])
  return expected === undefined || expected === key ? undefined : `${place}its key is not "${expected}"`
}

function issueText(issue: v.BaseIssue<unknown>, place: string): string {
  const path = v.getDotPath(issue)
  const problem = issue.received === 'undefined' ? 'is missing' : issue.message
  return `${place}${path === null ? '' : `${path} `}${problem}`
}
