import type { Rows } from '../model/tables.ts'
import type { Address } from '../wire/entities.ts'
import type { RowReport } from '../model/jobs.ts'

/** Does its work in one transaction, and tells what became of each row. */
export type Job = (rows: Rows, now: number) => RowReport[]

/** An address as people write it, in one line. */
export function oneLineAddress({ FullAddress }: Address): string {
  return FullAddress.replaceAll('\n', ', ')
}
