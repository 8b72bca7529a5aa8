import { cdp } from 'vitest/browser'
import { withLongestTask } from './long-task.ts'
import { limitedRuns, lineOf, sdk, type Line, type Unit } from './measure.ts'
import type { RawStore } from './raw.ts'
import { rawDrain } from './shop-measures.ts'
import { openShop, person, recordAll, whenSent } from './shop.ts'

interface Costs {
  readonly recordMs: number
  readonly recordTaskMs: number
  readonly sendMs: number
  readonly sendTaskMs: number
}

interface ShopCosts extends Costs {
  readonly heapBefore: number
  readonly heapDelivered: number
  readonly heapForgotten: number
}

/** Many pending customers: the time, the longest task of the page, and the memory before and after. */
export async function pendingLines(count: number, runs: number, raw: RawStore): Promise<readonly Line[]> {
  const shops: ShopCosts[] = []
  const floors: Costs[] = []
  for (let run = 0; run < limitedRuns(runs); run += 1) {
    const isShopFirst = run % 2 === 0
    if (isShopFirst) shops.push(await shopCosts(count))
    floors.push(await rawCosts(raw, count))
    if (!isShopFirst) shops.push(await shopCosts(count))
  }
  const line = (
    measure: string,
    floor: string,
    values: readonly number[],
    floorValues: readonly number[],
    unit: Unit = 'ms',
  ) => lineOf({ measure, floor, unit, engine: sdk }, values, floorValues)
  const shown = count.toLocaleString('en')
  const beside = (measure: string, floor: string, cost: keyof Costs) =>
    line(
      measure,
      floor,
      shops.map((costs) => costs[cost]),
      floors.map((costs) => costs[cost]),
    )
  const puts = 'one strict transaction'
  const requests = 'a fetch and two puts for each, four at a time'
  const before = shops.map(({ heapBefore }) => heapBefore)
  const heap = (state: string, cost: 'heapDelivered' | 'heapForgotten') =>
    line(
      `heap after ${shown} were ${state}`,
      'the client before',
      shops.map((costs) => costs[cost]),
      before,
      'MB',
    )
  return [
    beside(`record ${shown} at once`, puts, 'recordMs'),
    beside(`longest task, record ${shown} at once`, puts, 'recordTaskMs'),
    beside(`send ${shown}`, requests, 'sendMs'),
    beside(`longest task, send ${shown}`, requests, 'sendTaskMs'),
    heap('delivered', 'heapDelivered'),
    heap('delivered and forgotten', 'heapForgotten'),
  ]
}

async function shopCosts(count: number): Promise<ShopCosts> {
  const shop = await openShop('unreachable')
  await shop.commerce.customers.create(person(0))
  const heapBefore = await heapMegabytes()
  const [recordMs, recordTaskMs] = await withLongestTask(() => recordAll(shop, count))
  shop.setReachable()
  const [sendMs, sendTaskMs] = await withLongestTask(async () => {
    void shop.commerce.flush()
    await whenSent(shop)
  })
  const heapDelivered = await heapMegabytes()
  await shop.commerce.forget()
  const heapForgotten = await heapMegabytes()
  await shop.stop()
  return { recordMs, recordTaskMs, sendMs, sendTaskMs, heapBefore, heapDelivered, heapForgotten }
}

async function rawCosts(raw: RawStore, count: number): Promise<Costs> {
  const [recordMs, recordTaskMs] = await withLongestTask(() => raw.putAll(count))
  const [sendMs, sendTaskMs] = await withLongestTask(() => rawDrain(raw, count))
  return { recordMs, recordTaskMs, sendMs, sendTaskMs }
}

async function heapMegabytes(): Promise<number> {
  // Twice: the first collection runs finalizers, whose objects the second one frees.
  for (let pass = 0; pass < 2; pass += 1) await cdp().send('HeapProfiler.collectGarbage')
  const { usedSize } = await cdp().send('Runtime.getHeapUsage')
  return usedSize / 1_000_000
}
