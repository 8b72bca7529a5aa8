import { commands } from 'vitest/browser'
import { sdk, type Line } from './measure.ts'
import { goals } from './goals.ts'
import { draw } from './picture.ts'

const columns = ['measure', 'engine', 'value', 'floor', 'its value', 'ratio', 'spread', 'goal', 'its promise']

/** Writes the table as Markdown, as JSON and as a picture. */
export async function report(name: string, lines: readonly Line[], notes: readonly string[]): Promise<void> {
  const rows = [columns, columns.map((_, index) => (index === 2 || index > 3 ? '--:' : '---'))]
  rows.push(...lines.map(cellsOf))
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  const text = [table, ...notes].join('\n\n')
  const path = `test/bench/results/${name}`
  await commands.writeFile(`${path}.md`, `${text}\n`)
  await commands.writeFile(`${path}.json`, `${JSON.stringify(lines, null, 2)}\n`)
  await commands.writeFile(`${path}.svg`, draw(lines, goals))
  console.log(text)
}

function cellsOf(line: Line): string[] {
  const { measure, engine, unit, value, floor, floorValue, ratio, spread, promise = '', note } = line
  return [
    measure,
    engine,
    `${shown(value)} ${unit}${note === undefined ? '' : ` (${note})`}`,
    floor,
    `${shown(floorValue)} ${unit}`,
    ratio.toFixed(2),
    spread.map((one) => one.toFixed(2)).join(' – '),
    engine !== sdk || goals[measure] === undefined ? '' : `${goals[measure]}`,
    promise,
  ]
}

function shown(value: number): string {
  return value < 100 ? value.toFixed(1) : value.toFixed(0)
}
