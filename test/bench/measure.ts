import { median } from './median.ts'

export type Unit = 'ms' | 'MB' | 'rows'

export const sdk = 'pending-sync'

/** One line of the table: an engine beside a floor, measured in the same run. */
export interface Line {
  readonly measure: string
  readonly engine: string
  readonly unit: Unit
  /** The median of the runs. */
  readonly value: number
  readonly floor: string
  readonly floorValue: number
  readonly ratio: number
  /** The smallest and the largest ratio among the runs. */
  readonly spread: readonly [number, number]
  /** Holds when the engine's promise resolves. */
  readonly promise?: string
  /** Tells why the value is not what its measure says. */
  readonly note?: string
}

/** A value that is not what its measure says. */
export interface Noted {
  readonly value: number
  readonly note: string
}

/** The runs of a measure, or fewer: `RUNS=1 npm run bench` measures everything once. */
export function limitedRuns(runs: number): number {
  return Math.min(runs, Number(import.meta.env.RUNS || runs))
}

export interface Subject {
  readonly engine: string
  readonly promise?: string
  /** Resolves with its own value, because its preparation does not count. */
  run(): Promise<number | Noted>
  /** Fewer runs than the others, for one that takes very long. */
  readonly runs?: number
}

export interface Measure {
  readonly measure: string
  readonly unit?: Unit
  readonly runs: number
  readonly floor: string
  raw(): Promise<number>
}

/** Runs the floor and every subject one after the other, several times. */
export async function compare(
  { measure, unit = 'ms', runs, floor, raw }: Measure,
  subjects: readonly Subject[],
): Promise<readonly Line[]> {
  const results = new Map<Subject, (number | Noted)[]>(subjects.map((subject) => [subject, []]))
  const floors: number[] = []
  for (let run = 0; run < limitedRuns(runs); run += 1) {
    const due = [undefined, ...subjects.filter((subject) => run < (subject.runs ?? runs))]
    // Each comes first as often as the others.
    const first = run % due.length
    for (const subject of [...due.slice(first), ...due.slice(0, first)]) {
      if (subject) results.get(subject)?.push(await subject.run())
      else floors.push(await raw())
    }
  }
  return subjects.map((subject) =>
    lineOf({ measure, unit, floor, ...subject }, results.get(subject) ?? [], floors),
  )
}

/** Each value is compared with the floor of its own run. */
export function lineOf(
  { measure, unit, floor, engine, promise }: Pick<Line, 'measure' | 'unit' | 'floor' | 'engine' | 'promise'>,
  found: readonly (number | Noted)[],
  floors: readonly number[],
): Line {
  const results = found.map((one) => (typeof one === 'number' ? { value: one, note: '' } : one))
  const ratios = results.map(({ value }, run) => value / (floors[run] ?? NaN))
  const note = results.find((result) => result.note !== '')?.note
  return {
    measure,
    engine,
    unit,
    value: median(results.map(({ value }) => value)),
    floor,
    floorValue: median(floors),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
    ...(promise !== undefined && { promise }),
    ...(note !== undefined && { note }),
  }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}
