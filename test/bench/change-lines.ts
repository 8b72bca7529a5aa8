import { change, type Change } from './change.ts'
import { limitedRuns, lineOf, sdk, type Line } from './measure.ts'

const runs = 3

/** The time of a change until it is shown must not depend on how many customers the device knows. */
export async function changeLines(customers: number, tabs: number): Promise<readonly Line[]> {
  const few: Change[] = []
  const many: Change[] = []
  for (let run = 0; run < limitedRuns(runs); run += 1) {
    const isFewFirst = run % 2 === 1
    if (isFewFirst) few.push(await change(10, tabs))
    many.push(await change(customers, tabs))
    if (!isFewFirst) few.push(await change(10, tabs))
  }
  const device = `${tabs === 1 ? 'one tab' : `${tabs} tabs`}, ${customers.toLocaleString('en')} customers`
  return [
    lineOf(
      {
        measure: `one change until it is shown, ${device}`,
        engine: sdk,
        unit: 'ms',
        floor: 'the same with 10',
      },
      many.map(({ ms }) => ms),
      few.map(({ ms }) => ms),
    ),
    lineOf(
      { measure: `rows read for one change, ${device}`, engine: sdk, unit: 'rows', floor: 'rows changed' },
      many.map(({ rowsRead }) => rowsRead),
      many.map(({ rowsChanged }) => rowsChanged),
    ),
  ]
}
