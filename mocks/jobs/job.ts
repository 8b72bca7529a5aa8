import type { Rows } from '../tables/types.ts'

/** What a job did in its one transaction. */
export interface Work {
  readonly moved: number
  readonly failed: number
  readonly lines: readonly string[]
}

export type Job = (rows: Rows, now: number) => Work

/** One row's fate. */
export type Moved = { readonly outcome: 'moved' | 'failed'; readonly line: string }

export function workOf(rows: readonly Moved[]): Work {
  const count = (outcome: Moved['outcome']) => rows.filter((row) => row.outcome === outcome).length
  return { moved: count('moved'), failed: count('failed'), lines: rows.map(({ line }) => line) }
}

export function moved(line: string): Moved {
  return { outcome: 'moved', line }
}

export function failed(line: string): Moved {
  return { outcome: 'failed', line }
}
