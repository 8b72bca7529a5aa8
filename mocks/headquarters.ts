import { createClock } from './runtime/clock.ts'
import type { Deps, Settings } from './runtime/deps.ts'
import { createFixtures } from './fixtures.ts'
import { createFaults } from './faults/faults.ts'
import { createRealTimeQueue } from './runtime/real-time-queue.ts'
import { createShell } from './http/fetch.ts'
import { createJobs } from './jobs/schedules.ts'
import { createLog } from './runtime/log.ts'
import { ensureInitialized } from './rules/configuration.ts'
import { placeOrder } from './rules/orders.ts'
import { createSettings } from './rules/settings.ts'
import { repairAddress, repairCustomer } from './rules/repair.ts'
import { memoryTables } from './tables/memory.ts'
import { restoreSnapshot, takeSnapshot, readTables } from './rules/snapshot.ts'
import type { Rows, Tables } from './model/tables.ts'
import type { Headquarters, HeadquartersOptions } from './api/headquarters.ts'

/** A headquarters with its channel, without the means to intercept requests: `fetch` is called by whoever serves it. */
export function createHeadquarters(options: HeadquartersOptions = {}): Headquarters {
  const tables = options.tables ?? memoryTables()
  const clock = createClock(options.now)
  const log = createLog(options.onLog)
  const settings = settingsOf(options)
  const setUp = (rows: Rows) => ensureInitialized(rows, options, clock.now())
  const context: Deps = {
    settings,
    clock,
    log,
    tables: whenSetUp(tables, setUp),
    realTimeQueue: createRealTimeQueue(settings.realTime, clock),
  }
  const fetch = createShell(context)
  const jobs = createJobs(context)
  // Rows that cannot be read are told to whoever asks for them next.
  const arm = () => void jobs.arm().catch(() => {})
  const unwatch = tables.watch(arm)
  arm()
  return {
    fetch,
    ...createSettings(context),
    jobs,
    faults: createFaults(context),
    log,
    realTime: realTimeOf(context),
    clock: {
      now: clock.now,
      async advance(ms) {
        // The schedules may have come with the rows, or from another tab.
        await jobs.arm()
        await clock.advance(ms)
      },
    },
    tables: {
      read: () => context.tables.read(readTables),
      repairCustomer: (guid, changes) => context.tables.change((rows) => repairCustomer(rows, guid, changes)),
      repairAddress: (id, changes) => context.tables.change((rows) => repairAddress(rows, id, changes)),
    },
    orders: {
      place: (order) => context.tables.change((rows) => placeOrder(rows, order, clock.now())),
    },
    fixtures: createFixtures(fetch, settings.operatingUnitNumber),
    subscribe: (run) => subscribe(context, tables, run),
    snapshot: () => context.tables.read(takeSnapshot),
    restore: (saved) => context.tables.change((rows) => restoreSnapshot(rows, saved)),
    async reset() {
      log.clear()
      context.realTimeQueue.clear()
      await tables.change((rows) => {
        restoreSnapshot(rows, { version: 1, rows: [] })
        setUp(rows)
      })
    },
    async stop() {
      unwatch()
      jobs.stop()
      clock.stop()
      await tables.close()
    },
  }
}

function settingsOf(options: HeadquartersOptions): Settings {
  const isStanding = typeof options.now === 'number'
  return {
    operatingUnitNumber: options.operatingUnitNumber ?? '068',
    // On a clock that stands still a call would never end until the test moves the clock.
    realTime: { concurrentCalls: 8, serviceMs: isStanding ? 0 : 25, failureRate: 0, ...options.realTime },
    enhancedParts: options.enhancedParts ?? ['titles'],
    idempotencyKeys: options.idempotencyKeys ?? 'off',
  }
}

function whenSetUp(tables: Tables, setUp: (rows: Rows) => void): Deps['tables'] {
  const change: Tables['change'] = (run) =>
    tables.change((rows) => {
      setUp(rows)
      return run(rows)
    })
  let ready: Promise<void> | undefined
  const attempt = () => change(() => {})
  return {
    change,
    async read(run) {
      // What failed once is tried again by whoever asks next.
      await (ready ??= attempt()).catch((error: unknown) => {
        ready = undefined
        throw error
      })
      return tables.read(run)
    },
  }
}

function realTimeOf({ realTimeQueue: { get, subscribe, clear } }: Deps): Headquarters['realTime'] {
  return { get, subscribe, clear }
}

function subscribe(context: Deps, tables: Tables, run: Parameters<Headquarters['subscribe']>[0]) {
  let state: 'subscribed' | 'left' = 'subscribed'
  let latest = 0
  const tell = async () => {
    const asked = ++latest
    const snapshot = await context.tables.read(readTables)
    // A newer read is under way or told already: this one is the past.
    if (state === 'subscribed' && asked === latest) run(snapshot)
  }
  // Rows that cannot be read are told to whoever asks for them next.
  const attempt = () => void tell().catch(() => {})
  const unwatch = tables.watch(attempt)
  attempt()
  return () => {
    state = 'left'
    unwatch()
  }
}
