import type { RushHour } from './rush-hour.ts'

/** How many people have their answer as time goes by, in a square of 100 by 100. */
export function chartOf({ sync, async }: Pick<RushHour, 'sync' | 'async'>) {
  const step = stepFor(Math.max(...sync, ...async))
  const end = step * Math.ceil(Math.max(...sync, ...async) / step)
  const ticks = Array.from({ length: end / step + 1 }, (_, place) => place * step)
  const x = (ms: number) => (ms / end) * 100
  return {
    most: sync.length,
    ticks: ticks.map((ms) => ({ ms, at: x(ms) })),
    paths: { sync: pathOf(sync, x), async: pathOf(async, x) },
  }
}

/** Climbs by one person at each wait, and stays at the top until the end. */
function pathOf(waits: readonly number[], x: (ms: number) => number): string {
  const y = (people: number) => 100 - (people / waits.length) * 100
  const steps = waits.map((ms, place) => `H${x(ms).toFixed(2)}V${y(place + 1).toFixed(2)}`)
  return `M0,100${steps.join('')}H100`
}

/** A round number of milliseconds, so that there are three to six of them. */
function stepFor(most: number): number {
  const size = 10 ** Math.floor(Math.log10(Math.max(most, 1)))
  return [size / 5, size / 2, size, size * 2].find((step) => most / step <= 5) ?? size
}
