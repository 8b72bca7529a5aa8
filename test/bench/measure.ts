import { commands } from 'vitest/browser'

/** One line of the table: the SDK beside a floor, measured in the same run. */
export interface Line {
  readonly measure: string
  /** Milliseconds, the median of the runs. */
  readonly sdkMs: number
  readonly floor: string
  readonly floorMs: number
  readonly ratio: number
  /** The smallest and the largest ratio among the runs. */
  readonly spread: readonly [number, number]
}

/** Runs the SDK and its floor one after the other, several times. Each function resolves with its own milliseconds. */
export async function compare(
  measure: string,
  floor: string,
  runs: number,
  sdk: () => Promise<number>,
  raw: () => Promise<number>,
): Promise<Line> {
  const pairs: (readonly [number, number])[] = []
  for (let run = 0; run < runs; run += 1) {
    // Each comes first as often as the other.
    if (run % 2 === 0) pairs.push([await sdk(), await raw()])
    else {
      const rawMs = await raw()
      pairs.push([await sdk(), rawMs])
    }
  }
  const ratios = pairs.map(([sdkMs, rawMs]) => sdkMs / rawMs)
  return {
    measure,
    sdkMs: median(pairs.map(([sdkMs]) => sdkMs)),
    floor,
    floorMs: median(pairs.map(([, rawMs]) => rawMs)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  }
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? 0
}

/** Writes the table as Markdown and as JSON. */
export async function report(name: string, lines: readonly Line[]): Promise<void> {
  const rows = lines.map(
    ({ measure, sdkMs, floor, floorMs, ratio, spread }) =>
      `| ${measure} | ${shown(sdkMs)} | ${floor} | ${shown(floorMs)} | ${ratio.toFixed(2)} | ${spread.map((one) => one.toFixed(2)).join(' – ')} |`,
  )
  const table = [
    '| measure | SDK, ms | floor | floor, ms | ratio | spread |',
    '| --- | --: | --- | --: | --: | --- |',
    ...rows,
  ].join('\n')
  await commands.writeFile(`test/bench/results/${name}.md`, `${table}\n`)
  await commands.writeFile(`test/bench/results/${name}.json`, `${JSON.stringify(lines, null, 2)}\n`)
  console.log(table)
}

function shown(ms: number): string {
  return ms < 100 ? ms.toFixed(1) : ms.toFixed(0)
}
