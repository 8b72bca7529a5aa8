import { afterAll, beforeAll, expect, test } from 'vitest'
import { changeLines } from './change-lines.ts'
import { compare, sdk, timed, type Line, type Measure, type Subject } from './measure.ts'
import { numberLines } from './numbers.ts'
import { peersBurst, peersDrain, peersOneByOne } from './peer-measures.ts'
import { pendingLines } from './pending.ts'
import { createRaw, type RawStore } from './raw.ts'
import { report } from './report.ts'
import { answered, burst, drain, oneByOne } from './shop-measures.ts'
import { rawAnswered, rawDrain, sampleOfStoredRows, start } from './shop-measures.ts'
import { tryEngines, type TriedEngines } from './tried-engines.ts'

let raw: RawStore
let tried: TriedEngines
const lines: Line[] = []
/** The parts that were tried, and those that failed. */
const begun: string[] = []
const notes: string[] = []

beforeAll(async () => {
  raw = await createRaw(await sampleOfStoredRows())
  tried = await tryEngines()
  for (const { peer, promise } of tried.peers) console.log(`${peer.name}: ${promise}`)
  console.log(`${sdk}: ${tried.promise}`)
}, 120_000)

/** A part of the table, in the order of the table. */
function part(name: string, measure: () => Promise<readonly Line[]>): void {
  test(name, async () => {
    begun.push(name)
    notes.push(`Failed: ${name}.`)
    const found = await measure()
    for (const { engine, measure: of, value, unit, ratio, note = '' } of found)
      console.log(`${of}, ${engine}: ${value.toFixed(1)} ${unit}, ratio ${ratio.toFixed(2)} ${note}`)
    expect(found.every(({ ratio }) => ratio > 0)).toBe(true)
    lines.push(...found)
    notes.pop()
  })
}

const parts: Readonly<Record<string, () => Promise<readonly Line[]>>> = {
  'records one by one, beside its peers': () =>
    beside({ ...oneByOneFloor(200), runs: 5 }, () => oneByOne(200), peersOneByOne(tried.peers, 200)),
  'records 1,000 one by one': () => beside({ ...oneByOneFloor(1_000), runs: 3 }, () => oneByOne(1_000)),
  'records a burst of 100': () => beside({ ...burstFloor(100), runs: 5 }, () => burst(100)),
  'records a burst of 500, beside its peers': () =>
    beside({ ...burstFloor(500), runs: 5 }, () => burst(500), peersBurst(tried.peers, 500)),
  'records a burst of 2,000': () => beside({ ...burstFloor(2_000), runs: 3 }, () => burst(2_000)),
  'creates and waits for the answer': () =>
    beside(
      {
        measure: 'create and wait for the answer, 50 one by one',
        runs: 5,
        floor: 'two strict transactions and a fetch for each',
        raw: () => timed(() => rawAnswered(raw, 50)),
      },
      () => answered(50),
    ),
  'sends 100': () => beside(drainFloor(100), () => drain(100)),
  'sends 1,000, beside its peers': () =>
    beside(drainFloor(1_000), () => drain(1_000), peersDrain(tried.peers, 1_000)),
  'records and sends 10,000, and forgets them': () => pendingLines(10_000, 3, raw),
  'gives 10,000 their account numbers': () => numberLines(10_000, 3, raw),
  'shows a change': () => changeLines(10_000, 1),
  'shows a change in ten tabs': () => changeLines(10_000, 10),
  'starts with 1,000 customers': () => beside(startFloor(1_000), () => start(1_000)),
  'starts with 10,000 customers': () => beside(startFloor(10_000), () => start(10_000)),
}

for (const [name, measure] of Object.entries(parts)) part(name, measure)

afterAll(async () => {
  raw.close()
  // Some parts alone are printed, and do not replace the table.
  if (tried.peers.length === 0) notes.push('The peers could not be installed.')
  if (begun.length === Object.keys(parts).length) await report('outbox', lines, notes)
}, 60_000)

function beside(measure: Measure, ours: () => Promise<number>, peers: readonly Subject[] = []) {
  return compare(measure, [{ engine: sdk, promise: tried.promise, run: ours }, ...peers])
}

function oneByOneFloor(count: number) {
  return {
    measure: `create, one by one, ${shown(count)}`,
    floor: 'a strict transaction for each',
    raw: () => timed(() => raw.putEach(count)),
  }
}

function burstFloor(count: number) {
  return {
    measure: `create, a burst of ${shown(count)}`,
    floor: 'one strict transaction',
    raw: () => timed(() => raw.putAll(count)),
  }
}

function drainFloor(count: number): Measure {
  return {
    measure: `send ${shown(count)}`,
    runs: 3,
    floor: 'a fetch and two puts for each, four at a time',
    raw: () => timed(() => rawDrain(raw, count)),
  }
}

function startFloor(count: number): Measure {
  const readAll = async () => {
    const known = await createRaw(await sampleOfStoredRows())
    await known.putAll(count)
    const ms = await timed(() => known.readAll())
    known.close()
    return ms
  }
  return { measure: `start with ${shown(count)} customers`, runs: 3, floor: 'raw getAll', raw: readAll }
}

function shown(count: number): string {
  return count.toLocaleString('en')
}
