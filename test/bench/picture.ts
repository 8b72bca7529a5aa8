import { sdk, type Line } from './measure.ts'

const width = 960
const left = 400
const right = 130
const rowHeight = 20
const top = 64

/**
 * Draws the ratios as bars on a logarithmic scale, as an SVG. Bars to the right of 1 cost more than the floor, to the left less. A
 * mark shows the goal.
 */
export function draw(lines: readonly Line[], goals: Readonly<Record<string, number>>): string {
  const shown = lines.filter(({ ratio }) => Number.isFinite(ratio) && ratio > 0)
  const values = [...shown.map(({ ratio }) => ratio), ...Object.values(goals)]
  const scale = logScale(Math.min(0.5, ...values), Math.max(10, ...values))
  const height = top + shown.length * rowHeight + 40
  const bottom = top + shown.length * rowHeight
  const ticks = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500].filter(scale.contains)
  const rows = shown.flatMap((line, index) => {
    const isFirst = shown[index - 1]?.measure !== line.measure
    return row(line, isFirst, top + index * rowHeight, scale.at, isFirst ? goals[line.measure] : undefined)
  })
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-labelledby="title desc">`,
    '<title id="title">The cost of pending-sync and its peers, as ratios to a floor</title>',
    `<desc id="desc">${escaped(description(shown))}</desc>`,
    `<style>${style}</style>`,
    `<rect class="page" width="${width}" height="${height}"/>`,
    `<text class="head" x="16" y="26">Ratio to the floor of the same run, logarithmic</text>`,
    `<rect class="sdk" x="${left}" y="16" width="12" height="12"/><text x="${left + 18}" y="26">pending-sync</text>`,
    `<rect class="peer" x="${left + 110}" y="16" width="12" height="12"/><text x="${left + 128}" y="26">peers</text>`,
    `<path class="goal" d="M${left + 182} 14v16"/><text x="${left + 190}" y="26">goal</text>`,
    ...ticks.map(
      (tick) =>
        `<path class="${tick === 1 ? 'floor' : 'tick'}" d="M${scale.at(tick)} ${top - 6}V${bottom}"/><text class="small middle" x="${scale.at(tick)}" y="${top - 12}">${tick}</text>`,
    ),
    ...rows,
    `<text class="small" x="16" y="${bottom + 24}">1 is the floor: what the browser needs for the same work without an engine.</text>`,
    '</svg>',
    '',
  ].join('\n')
}

function row(
  { measure, engine, ratio }: Line,
  isFirst: boolean,
  y: number,
  at: (ratio: number) => number,
  goal: number | undefined,
): readonly string[] {
  const isSdk = engine === sdk
  const from = Math.min(at(1), at(ratio))
  const length = Math.max(1, Math.abs(at(ratio) - at(1)))
  const name = isFirst ? measure : isSdk ? '' : engine
  const end = Math.max(at(1), at(ratio), goal === undefined ? 0 : at(goal))
  return [
    `<text class="${isFirst ? '' : 'small'}" x="${isFirst ? 16 : 32}" y="${y + 14}">${escaped(name)}</text>`,
    `<rect class="${isSdk ? 'sdk' : 'peer'}" x="${from.toFixed(1)}" y="${y + 4}" width="${length.toFixed(1)}" height="12"/>`,
    ...(goal === undefined ? [] : [`<path class="goal" d="M${at(goal)} ${y + 2}v16"/>`]),
    `<text class="small" x="${(end + 6).toFixed(1)}" y="${y + 14}">${ratio.toFixed(2)}</text>`,
  ]
}

function logScale(smallest: number, largest: number) {
  const [from, to] = [Math.log(smallest), Math.log(largest)]
  return {
    at: (ratio: number) =>
      Number((left + ((Math.log(ratio) - from) / (to - from)) * (width - left - right)).toFixed(1)),
    contains: (ratio: number) => ratio >= smallest && ratio <= largest,
  }
}

function description(lines: readonly Line[]): string {
  return lines.map(({ measure, engine, ratio }) => `${measure}, ${engine}: ${ratio.toFixed(2)}.`).join(' ')
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

const style = `
  text { font: 13px system-ui, sans-serif; fill: #1f2328 }
  .head { font-weight: 600 }
  .small { font-size: 11.5px; fill: #59636e }
  .middle { text-anchor: middle }
  .page { fill: #fff }
  .sdk { fill: #0b6bcb }
  .peer { fill: #9aa4af }
  .tick { stroke: #d8dee4 }
  .floor { stroke: #59636e; stroke-width: 1.5 }
  .goal { stroke: #bc4c00; stroke-width: 2.5 }
  @media (prefers-color-scheme: dark) {
    text { fill: #e6edf3 }
    .small { fill: #9da7b3 }
    .page { fill: #0d1117 }
    .sdk { fill: #58a6ff }
    .peer { fill: #6e7781 }
    .tick { stroke: #2b323b }
    .floor { stroke: #9da7b3 }
    .goal { stroke: #f0883e }
  }
`
