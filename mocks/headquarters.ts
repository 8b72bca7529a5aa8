import { createClock } from './clock.ts'
import type { Context, Settings } from './context.ts'
import { createFixtures } from './fixtures.ts'
import { createFaults } from './faults/faults.ts'
import { createRealTimeLine } from './faults/real-time.ts'
import { createShell } from './http/shell.ts'
import { createJobs } from './jobs/schedules.ts'
import { createLog } from './log.ts'
import { ensureSetUp } from './rules/configuration.ts'
import { placeOrder } from './rules/orders.ts'
import { createSettings } from './rules/settings.ts'
import { repairAddress, repairCustomer } from './rules/repair.ts'
import { memoryTables } from './tables/memory.ts'
import { restoreInto, savedOf, snapshotOf } from './tables/snapshot.ts'
import type { Rows, Tables } from './tables/types.ts'
import type { Headquarters, HeadquartersOptions } from './types.ts'

/** A headquarters with its channel, without the means to intercept requests: `fetch` is called by whoever serves it. */
export function createHeadquarters(options: HeadquartersOptions = {}): Headquarters {
  const tables = options.tables ?? memoryTables()
  const clock = createClock(options.now)
  const log = createLog(options.onLog)
  const settings = settingsOf(options)
  const setUp = (rows: Rows) => ensureSetUp(rows, options, clock.now())
  const context: Context = {
    settings,
    clock,
    log,
    tables: whenSetUp(tables, setUp),
    line: createRealTimeLine(settings.realTime, clock),
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
      read: () => context.tables.read(snapshotOf),
      repairCustomer: (guid, changes) => context.tables.change((rows) => repairCustomer(rows, guid, changes)),
      repairAddress: (id, changes) => context.tables.change((rows) => repairAddress(rows, id, changes)),
    },
    orders: {
      place: (order) => context.tables.change((rows) => placeOrder(rows, order, clock.now())),
    },
    fixtures: createFixtures(fetch, settings.operatingUnitNumber),
    subscribe: (run) => subscribe(context, tables, run),
    snapshot: () => context.tables.read(savedOf),
    restore: (saved) => context.tables.change((rows) => restoreInto(rows, saved)),
    async reset() {
      log.clear()
      context.line.clear()
      await tables.change((rows) => {
        restoreInto(rows, { version: 1, rows: [] })
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
    carries: options.enhancedCarries ?? ['titles'],
    idempotencyKeys: options.idempotencyKeys ?? 'off',
  }
}

function whenSetUp(tables: Tables, setUp: (rows: Rows) => void): Context['tables'] {
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

function realTimeOf({ line: { get, subscribe, clear } }: Context): Headquarters['realTime'] {
  return { get, subscribe, clear }
}

function subscribe(context: Context, tables: Tables, run: Parameters<Headquarters['subscribe']>[0]) {
  let state: 'subscribed' | 'left' = 'subscribed'
  let latest = 0
  const tell = async () => {
    const asked = ++latest
    const snapshot = await context.tables.read(snapshotOf)
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
