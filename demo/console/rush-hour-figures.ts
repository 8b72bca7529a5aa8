import { format } from '../app/format.ts'
import { words } from '../app/words.svelte.ts'
import { formatJobName } from './format-report.ts'
import { modes, type Mode, type RushHour, type RushResult, type RushSettings } from './rush-hour.ts'

export interface Figure {
  readonly name: string
  readonly values: Readonly<Record<Mode, string>>
}

/** A wait that most people notice, in milliseconds. */
const longMs = 3000

/** The value below which the given share of all values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

/** The results of a rush hour, one line for each figure. */
export function figuresOf(rush: RushHour): readonly Figure[] {
  const t = words.console.rushHour.figures
  const { people } = rush.settings
  const figure = (name: string, value: (result: RushResult) => string): Figure => ({
    name,
    values: { sync: value(rush.sync), async: value(rush.async) },
  })
  return [
    figure(t.people, () => String(people)),
    figure(t.median, ({ waits }) => seconds(quantile(waits, 0.5))),
    figure(t.longest, ({ waits }) => seconds(quantile(waits, 1))),
    figure(t.stillWaiting, ({ waits, failed }) => String(waits.filter((ms) => ms > longMs).length + failed)),
    figure(t.stoodInLine, ({ stoodInLine }) => String(stoodInLine)),
    figure(t.busiest, ({ busiest }) => (busiest.inFlight ? t.calls(busiest) : t.noCalls)),
    figure(t.numbers, numbersText),
    figure(t.failed, ({ failed }) => String(failed)),
  ]
}

/** The figures with the set-up they belong to, in columns for a spreadsheet. */
export function figuresAsText(rush: RushHour): string {
  const t = words.console.rushHour
  const rows = [
    [t.heading, ...modes.map((mode) => t[mode])],
    ...figuresOf(rush).map(({ name, values }) => [name, ...modes.map((mode) => values[mode])]),
    [],
    ...settingsText(rush.settings),
  ]
  return rows.map((row) => row.join('\t')).join('\n')
}

function settingsText({ latencyS, capacity, withinS }: RushSettings): readonly string[][] {
  const t = words.console.rushHour
  return [
    [t.latency, t.seconds(amount(latencyS))],
    [t.capacity, t.atOnce(capacity)],
    [t.within, t.seconds(amount(withinS))],
  ]
}

/** The first moment at which everybody had a number, or how far it came. */
function numbersText({ numbers }: RushResult): string {
  const t = words.console.rushHour.figures
  const last = numbers.at(-1)
  if (!last) return ''
  const { after, known } = numbers.find(({ known }) => known === last.known) ?? last
  return after === 'answer' ? t.withAnswer(known) : t.afterJob({ known, job: formatJobName(after) })
}

function seconds(ms: number): string {
  // Nobody notices a hundredth of a second.
  const text = ms < 10 ? `< ${amount(0.01)}` : amount(ms / 1000)
  return words.console.rushHour.seconds(text)
}

/** Two digits that count below 1, so that a wait of 4 ms is not shown as none. */
export function amount(value: number): string {
  return format.number(value, value < 1 ? { maximumSignificantDigits: 2 } : { maximumFractionDigits: 1 })
}
