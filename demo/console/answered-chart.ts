import type { RushHour } from './rush-hour.ts'

/** The lines of the chart "answered shoppers after a wait" and its ticks, in a square of 100 by 100. */
export function chartOf(rush: RushHour) {
  const { people } = rush.settings
  const [sync, async] = [rush.sync.waits, rush.async.waits]
  const longest = Math.max(1, ...sync, ...async)
  const step = stepFor(longest)
  const end = step * Math.ceil(longest / step)
  const ticks = Array.from({ length: end / step + 1 }, (_, index) => index * step)
  const x = (ms: number) => (ms / end) * 100
  return {
    most: people,
    ticks: ticks.map((ms) => ({ ms, at: x(ms) })),
    paths: { sync: pathOf(sync, people, x), async: pathOf(async, people, x) },
  }
}

/** An SVG path that climbs one step for each answer and stays at the top until the end. */
function pathOf(waits: readonly number[], people: number, x: (ms: number) => number): string {
  const y = (answered: number) => 100 - (answered / people) * 100
  const steps = waits.map((ms, index) => `H${x(ms).toFixed(2)}V${y(index + 1).toFixed(2)}`)
  return `M0,100${steps.join('')}H100`
}

/** A round number of milliseconds that gives three to six ticks. */
function stepFor(longest: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(longest, 1)))
  return [size / 5, size / 2, size, size * 2].find((step) => longest / step <= 5) ?? size
}
