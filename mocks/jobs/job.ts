import type { Rows } from '../tables/types.ts'
import type { Address } from '../wire/entities.ts'
import type { RowReport } from './report.ts'

/** Does its work in one transaction, and tells what became of each row. */
export type Job = (rows: Rows, now: number) => RowReport[]

/** An address as people write it, in one line. */
export function inOneLine({ FullAddress }: Address): string {
  return FullAddress.replaceAll('\n', ', ')
}
