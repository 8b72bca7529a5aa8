import { createHeadquarters, type ChannelBehaviour, type Headquarters } from 'pending-sync/mocks'
import { createClock, type Clock } from '../random/clock.ts'
import type { Databases } from '../random/databases.ts'
import { createHistory, type History } from '../random/history.ts'
import { untilIdle } from '../random/idle.ts'
import type { Random, SeededRandom } from '../random/seeded-random.ts'
import { createDevice, type Device } from './device.ts'
import { createOracle, type Oracle } from './oracle.ts'
import { watchOverlaps } from './overlaps.ts'
import { createPerson, type Person } from './people.ts'

/** The longest time until a late commit. It must stay below the five minutes after which the SDK believes a look. */
export const longestCommitMs = 200_000

/** A strict channel with its headquarters, two devices, and the people who use them, under a virtual clock. */
export interface World {
  readonly random: SeededRandom
  readonly hq: Headquarters
  readonly clock: Clock
  readonly history: History
  readonly oracle: Oracle
  readonly people: readonly Person[]
  readonly devices: readonly Device[]
  /** The time of the last fault that a late commit may follow, in milliseconds since the epoch. */
  lastFaultAt: number
  whenIdle(): Promise<void>
  /** Moves the clock from timer to timer, and waits for the effects of each. */
  advance(ms: number): Promise<void>
  runJobs(): Promise<void>
}

export interface WorldOptions {
  readonly random: SeededRandom
  /** Jitter of the SDK. A source of its own, so that timing cannot change which steps are picked. */
  readonly jitter: Random
  readonly databases: Databases
  readonly isAsync: boolean
  readonly channel: Partial<ChannelBehaviour>
  readonly automaticLinking: 'off' | 'B2C'
}

export function createWorld({ random, jitter, databases, ...options }: WorldOptions): World {
  const clock = createClock(Date.UTC(2026, 0, 1))
  const hq = createHeadquarters({
    now: clock.now(),
    seed: 1,
    profile: { createCustomersAsync: options.isAsync },
    channel: options.channel,
    identities: { automaticLinking: options.automaticLinking },
  })
  const overlaps = watchOverlaps(clock, longestCommitMs)
  const oracle = createOracle(hq, overlaps)
  const answer = async (request: Request) => {
    await oracle.noteRequest(request.clone())
    return overlaps.watch(request, hq.fetch)
  }
  const deps = { clock, jitter, databases, answer, onOpen: oracle.watch }
  const devices = ['phone', 'laptop'].map((name) => createDevice({ ...deps, name }))
  const people = ['ada', 'bruno'].map((name) => createPerson(hq, name))

  const whenIdle = () => untilIdle(() => devices.some((device) => device.isBusy()))

  /** The time of headquarters first: what it processes late is there before a device looks for it. */
  async function moveTo(at: number): Promise<void> {
    await hq.clock.advance(Math.max(0, at - hq.clock.now()))
    clock.moveTo(at)
    await whenIdle()
  }

  return {
    random,
    hq,
    clock,
    history: createHistory(clock),
    oracle,
    people,
    devices,
    lastFaultAt: 0,
    whenIdle,
    async advance(ms) {
      await whenIdle()
      const end = clock.now() + ms
      for (let at = clock.nextAt(); at !== undefined && at <= end; at = clock.nextAt()) await moveTo(at)
      await moveTo(end)
    },
    async runJobs() {
      for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    },
  }
}
