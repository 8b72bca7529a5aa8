import { get } from 'svelte/store'
import type { Headquarters, RealTimeLoad } from './headquarters.ts'

export const crowd = 120

/** How long each customer waited for an answer, in milliseconds, shortest first. */
export interface RushHour {
  readonly sync: readonly number[]
  readonly async: readonly number[]
  /** What the sync crowd asked of the Real-time Service; the async one asks nothing. */
  readonly load: RealTimeLoad
}

/**
 * The same crowd registers at once, in sync and in async mode: in a headquarters of their own each, so that only the
 * wait is measured, and not this console drawing its tables.
 */
export async function rushHour({ sandbox }: Pick<Headquarters, 'sandbox'>): Promise<RushHour> {
  const inLine = sandbox({ createCustomersAsync: false })
  const sync = await letCrowdIn(inLine)
  const load = get(inLine.realTime)
  return { sync, load, async: await letCrowdIn(sandbox({ createCustomersAsync: true })) }
}

async function letCrowdIn(headquarters: Pick<Headquarters, 'fetch'>): Promise<readonly number[]> {
  const waits = Array.from({ length: crowd }, (_, place) => register(headquarters, place + 1))
  return (await Promise.all(waits)).sort((left, right) => left - right)
}

async function register(headquarters: Pick<Headquarters, 'fetch'>, place: number): Promise<number> {
  const began = performance.now()
  await headquarters.fetch(
    new Request(new URL('Commerce/Customers?api-version=7.3', document.baseURI), {
      method: 'POST',
      headers: { 'content-type': 'application/json', OUN: '068' },
      body: JSON.stringify({ FirstName: 'Shopper', LastName: `No. ${place}`, CustomerTypeValue: 1 }),
    }),
  )
  return performance.now() - began
}

/** The value below which the given share of all values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
