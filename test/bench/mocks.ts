import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { median } from './median.ts'
import { recordAnswers, startBareServer, startCommand } from './mocks-processes.ts'
import { perSecond, requests, type RequestToSend } from './mocks-requests.ts'

/**
 * Prints how many requests the mock answers in a second, beside a bare server that answers the same bytes: `node
 * test/bench/mocks.ts`. Needs the built package.
 */

const dist = resolve(import.meta.dirname, '../../dist/mocks')
const results = resolve(import.meta.dirname, 'results')
const runs = Number(process.env.RUNS || 5)

interface Row {
  readonly request: string
  readonly mock: string
  /** Requests per second, the medians of the runs. */
  readonly perSecond: number
  readonly floorPerSecond: number
  readonly ratio: number
  readonly spread: readonly [number, number]
}

const hq = await startCommand(dist)
const bare = await startBareServer(await recordAnswers(hq.url))
const rows: Row[] = []
for (const [name, request] of Object.entries(requests)) {
  const floor = () => perSecond(bare.url, request)
  rows.push(await compare(name, 'pending-sync/mocks, MSW in this process', () => intercepted(request), floor))
  rows.push(await compare(name, 'pending-sync-hq, over HTTP', () => perSecond(hq.url, request), floor))
}
await report(rows)
process.exit()

/** Alternates between the mock and the bare server. */
async function compare(
  request: string,
  mock: string,
  measured: () => Promise<number>,
  floor: () => Promise<number>,
): Promise<Row> {
  const pairs: (readonly [number, number])[] = []
  // The first run only warms up.
  for (let run = -1; run < runs; run += 1) {
    const isFloorFirst = run % 2 === 0
    const before = isFloorFirst ? await floor() : 0
    const value = await measured()
    const pair = [value, isFloorFirst ? before : await floor()] as const
    if (run >= 0) pairs.push(pair)
  }
  const ratios = pairs.map(([value, floorValue]) => floorValue / value)
  return {
    request,
    mock,
    perSecond: median(pairs.map(([value]) => value)),
    floorPerSecond: median(pairs.map(([, floorValue]) => floorValue)),
    ratio: median(ratios),
    spread: [Math.min(...ratios), Math.max(...ratios)],
  }
}

/** A new headquarters for each run: MSW must not stand in the way of the other runs. */
async function intercepted(request: RequestToSend): Promise<number> {
  const { startHeadquarters } = (await import(join(dist, 'node.js'))) as typeof import('../../mocks/node.ts')
  const started = await startHeadquarters({ profile: { createCustomersAsync: true } })
  const result = await perSecond('https://channel.example/', request)
  await started.stop()
  return result
}

async function report(of: readonly Row[]): Promise<void> {
  const table = [
    '| request | mock | per second | bare server, per second | ratio | spread |',
    '| --- | --- | --: | --: | --: | --: |',
    ...of.map(
      ({ request, mock, perSecond: mocked, floorPerSecond, ratio, spread }) =>
        `| ${request} | ${mock} | ${mocked.toFixed(0)} | ${floorPerSecond.toFixed(0)} | ${ratio.toFixed(2)} | ${spread.map((one) => one.toFixed(2)).join(' – ')} |`,
    ),
  ].join('\n')
  await writeFile(join(results, 'mocks.md'), `${table}\n`)
  await writeFile(join(results, 'mocks.json'), `${JSON.stringify(of, null, 2)}\n`)
  console.log(table)
}
