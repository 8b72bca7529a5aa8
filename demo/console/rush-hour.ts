import type { Headquarters } from './headquarters.ts'
import { converting } from './jobs.ts'
import { startCrowd, type CrowdNow, type CrowdResult } from './rush-hour-crowd.ts'

export interface RushSettings {
  /** The number of people who register. */
  readonly people: number
  /** The time in which they arrive, in seconds. 0: all at once. */
  readonly withinS: number
  /** The average time of a real-time call, in seconds. */
  readonly latencyS: number
  /** The number of real-time calls that headquarters serves at once. */
  readonly capacity: number
}

/** A small shop on a busy day, with the usual latency. */
export const usualRush: RushSettings = { people: 60, withinS: 5, latencyS: 2, capacity: 8 }

export const rushLimits = {
  latencyS: { min: 0.1, max: 5, step: 0.1 },
  capacity: { min: 1, max: 32, step: 1 },
  people: { min: 10, max: 200, step: 10 },
  withinS: { min: 0, max: 60, step: 1 },
} as const satisfies Record<keyof RushSettings, { min: number; max: number; step: number }>

export type Mode = 'sync' | 'async'
export const modes = ['sync', 'async'] as const satisfies readonly Mode[]

export interface RushResult extends CrowdResult {
  /** The people with an account number after the answer, and after each of the jobs. */
  readonly numbers: readonly { readonly after: NumberSource; readonly known: number }[]
}

export type NumberSource = 'answer' | (typeof converting)[number]['name']

export type RushHour = { readonly settings: RushSettings } & Readonly<Record<Mode, RushResult>>

export interface RunningRush {
  /** The people of each mode at this moment. */
  now(): Readonly<Record<Mode, CrowdNow>>
  stop(): void
  /** Resolves with nothing if the run was stopped. */
  readonly result: Promise<RushHour | undefined>
}

/**
 * Has the same people register in sync and in async mode at the same moments. Each mode has a headquarters of its own, so
 * that neither waits for the other, and nobody of them shows up in the console.
 */
export function startRushHour(
  { sandbox }: Pick<Headquarters, 'sandbox'>,
  settings: RushSettings,
  random: () => number = Math.random,
): RunningRush {
  const realTime = { serviceMs: settings.latencyS * 1000, concurrentCalls: settings.capacity }
  const stopped = new AbortController()
  const arrivals = arrivalsOf(settings, random)

  const start = (createCustomersAsync: boolean) => {
    const headquarters = sandbox({ createCustomersAsync }, realTime)
    const crowd = startCrowd(headquarters, arrivals, stopped.signal)
    return { headquarters, crowd }
  }
  const runs = { sync: start(false), async: start(true) }

  async function finish({ headquarters, crowd }: ReturnType<typeof start>): Promise<RushResult> {
    const result = await crowd.result
    const numbers: { after: NumberSource; known: number }[] = []
    const count = async (after: NumberSource) => {
      const { customers, asyncCustomers } = (await headquarters.tables.read()).channel
      const pending = asyncCustomers.filter(({ accountNumber }) => accountNumber === undefined)
      const known = asyncCustomers.length ? asyncCustomers.length - pending.length : customers.length
      numbers.push({ after, known })
    }
    await count('answer')
    if (stopped.signal.aborted || numbers.at(-1)?.known === result.waits.length) return { ...result, numbers }
    for (const { name } of converting) {
      await headquarters.jobs.run(name)
      await count(name)
    }
    return { ...result, numbers }
  }

  return {
    now: () => ({ sync: runs.sync.crowd.now(), async: runs.async.crowd.now() }),
    stop: () => stopped.abort(),
    result: Promise.all([finish(runs.sync), finish(runs.async)]).then(([sync, async]) =>
      stopped.signal.aborted ? undefined : { settings, sync, async },
    ),
  }
}

/** The moments in which people arrive, in milliseconds from the start, in ascending order. */
export function arrivalsOf({ people, withinS }: RushSettings, random: () => number): readonly number[] {
  return Array.from({ length: people }, () => random() * withinS * 1000).sort((left, right) => left - right)
}
