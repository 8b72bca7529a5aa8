import { fork, spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { median } from './measure.ts'

/**
 * Prints how many requests the mock answers in a second, beside a bare server that answers the same bytes: `node
 * test/bench/mocks.ts`. Needs the built package.
 */

const dist = resolve(import.meta.dirname, '../../dist/mocks')
const results = resolve(import.meta.dirname, 'results')
const runs = 5
const count = 1_000
const concurrency = 8

/** Requests that both the mock and the bare server answer, by name. */
const requests = {
  'create a customer, async': {
    path: '/Commerce/Customers',
    body: JSON.stringify({ FirstName: 'Anna', LastName: 'Neri', Email: 'anna@example.com' }),
  },
  'read the configuration of the channel': {
    path: '/Commerce/OrgUnits/GetOrgUnitConfiguration',
    body: '{}',
  },
} as const

type RequestToSend = (typeof requests)[keyof typeof requests]

interface Row {
  readonly request: string
  readonly mock: string
  /** Requests per second, the medians of the runs. */
  readonly perSecond: number
  readonly floorPerSecond: number
  readonly ratio: number
  readonly spread: readonly [number, number]
}

const children: ChildProcess[] = []
// Also after an error.
process.on('exit', () => children.forEach((child) => child.kill()))

const hq = await startCommand()
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

async function perSecond(url: string, request: RequestToSend): Promise<number> {
  let left = count
  const send = async () => {
    while ((left -= 1) >= 0) {
      const response = await sendTo(url, request)
      if (!response.ok) throw new Error(`${request.path}: ${response.status} ${await response.text()}`)
      await bytesOf(response)
    }
  }
  // Opens the connections. Those of an earlier run may have been closed meanwhile: their requests fail.
  await Promise.allSettled(Array.from({ length: 2 * concurrency }, () => sendTo(url, request).then(bytesOf)))
  const start = performance.now()
  await Promise.all(Array.from({ length: concurrency }, send))
  return (count / (performance.now() - start)) * 1_000
}

function bytesOf(response: Response): Promise<ArrayBuffer> {
  return response.arrayBuffer()
}

function sendTo(url: string, { path, body }: RequestToSend): Promise<Response> {
  const headers = { OUN: '068', 'Content-Type': 'application/json' }
  return fetch(new URL(path, url), { method: 'POST', headers, body })
}

/** The command itself, in a process of its own. */
async function startCommand(): Promise<{ readonly url: string }> {
  const args = [join(dist, 'serve.js'), '--port', '0', '--async', '--quiet']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] })
  children.push(child)
  for await (const line of createInterface(child.stdout)) {
    const port = /http:\/\/localhost:(\d+)\/Commerce\//.exec(line)?.[1]
    if (port !== undefined) return { url: `http://127.0.0.1:${port}/` }
  }
  throw new Error('pending-sync-hq ended before it listened.')
}

async function recordAnswers(url: string): Promise<Readonly<Record<string, object>>> {
  const answers = Object.values(requests).map(async (request) => {
    const response = await sendTo(url, request)
    // The server of Node sets them itself.
    const ownHeaders = new Set(['connection', 'keep-alive', 'date', 'transfer-encoding', 'content-length'])
    const headers = Object.fromEntries([...response.headers].filter(([name]) => !ownHeaders.has(name)))
    return [request.path, { status: response.status, headers, body: await response.text() }] as const
  })
  return Object.fromEntries(await Promise.all(answers))
}

async function startBareServer(answers: object): Promise<{ readonly url: string }> {
  const child = fork(join(import.meta.dirname, 'mocks-server.ts'))
  children.push(child)
  const [port] = (await once(child, 'message')) as [number]
  child.send(answers)
  await once(child, 'message')
  return { url: `http://127.0.0.1:${port}/` }
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
