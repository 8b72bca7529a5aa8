import type { RealTimeLoad } from 'pending-sync/mocks'
import { createRequest } from './channel-requests.ts'
import type { Headquarters, Sandbox } from './headquarters.ts'

/** The number of shoppers who register at the same time. */
export const crowd = 120

/** How long each shopper waited for the answer, in milliseconds, in ascending order. */
export interface RushHour {
  readonly sync: readonly number[]
  readonly async: readonly number[]
  /** The Real-time Service's load with sync creation; async creation makes no real-time calls. */
  readonly load: RealTimeLoad
}

/**
 * Registers the same crowd in sync and in async mode. Each mode has a sandbox of its own, so that the times do not include
 * the redrawing of this console.
 */
export async function runRushHour({ sandbox }: Pick<Headquarters, 'sandbox'>): Promise<RushHour> {
  const withSync = sandbox({ createCustomersAsync: false })
  const sync = await registerCrowd(withSync)
  const load = withSync.realTime.get()
  return { sync, load, async: await registerCrowd(sandbox({ createCustomersAsync: true })) }
}

/** The value below which the given share of all values lies. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

async function registerCrowd(headquarters: Sandbox): Promise<readonly number[]> {
  const waits = Array.from({ length: crowd }, (_, index) => register(headquarters, index + 1))
  return (await Promise.all(waits)).sort((left, right) => left - right)
}

async function register(headquarters: Sandbox, number: number): Promise<number> {
  const start = performance.now()
  await headquarters.fetch(
    createRequest({ FirstName: 'Shopper', LastName: `No. ${number}`, CustomerTypeValue: 1 }),
  )
  return performance.now() - start
}
