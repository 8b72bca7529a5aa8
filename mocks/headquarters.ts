import type { Headquarters } from './api/headquarters.ts'
import type { HeadquartersOptions } from './api/options.ts'
import { createFaults } from './faults/faults.ts'
import { createFixtures } from './fixtures.ts'
import { checkProperties } from './http/check-properties.ts'
import { createFetch } from './http/fetch.ts'
import { requestNames } from './http/request-names.ts'
import { createIdentities } from './identities/identities.ts'
import { createJobs, type Jobs } from './jobs/schedules.ts'
import { checkAdvance } from './model/ranges.ts'
import type { Rows, Tables } from './model/tables.ts'
import { createOrders } from './orders.ts'
import { createAttributes } from './rules/attribute-settings.ts'
import { checkOptions } from './rules/check-options.ts'
import { checkHierarchy, defaultFeatures, ensureInitialized } from './rules/configuration.ts'
import { repairAddress, repairCustomer, repairEdit } from './rules/repair.ts'
import { withSearchVersions } from './rules/search-index.ts'
import { createSettings } from './rules/settings.ts'
import { emptySnapshot, readTables, restoreSnapshot, takeSnapshot } from './rules/snapshot.ts'
import { createClock } from './runtime/clock.ts'
import { resolveOptions, type Deps } from './runtime/deps.ts'
import { createLateCommits } from './runtime/late-commits.ts'
import { createLog } from './runtime/log.ts'
import { definedOptions } from './runtime/option-types.ts'
import { createRealTimeQueue } from './runtime/real-time-queue.ts'
import { withIndexes } from './tables/indexes.ts'
import { memoryTables } from './tables/memory.ts'
import { checkFunction } from './wire/checks.ts'

/** Wires a headquarters. `fetch` answers requests; intercepting or serving them is the caller's task. */
export function createHeadquarters(given: HeadquartersOptions = {}): Headquarters {
  return createHeadquartersWith(given, createClock)
}

/** The same with a clock that somebody else may watch. */
export function createHeadquartersWith(
  given: HeadquartersOptions,
  toClock: typeof createClock,
): Headquarters {
  const options = definedOptions(given)
  checkOptions(options)
  // Given tables may hold the switches that these need.
  if (!options.tables) checkHierarchy({ ...defaultFeatures, ...options.features })
  const tables = options.tables ?? memoryTables()
  const clock = toClock(options.now)
  const initialize = (rows: Rows) => ensureInitialized(rows, options, clock.now())
  const resolved = resolveOptions(options)
  const deps: Deps = {
    options: resolved,
    clock,
    log: createLog(options.onLog),
    tables: initializedTables(tables, initialize, clock.now),
    realTimeQueue: createRealTimeQueue(resolved.realTime, clock),
    lateCommits: createLateCommits(clock),
  }
  const fetch = createFetch(deps)
  const jobs = createJobs(deps)
  const stopSchedules = followSchedules(tables, jobs)
  return {
    fetch,
    ...createSettings(deps),
    attributes: createAttributes(deps),
    identities: createIdentities(deps),
    jobs,
    faults: createFaults(deps, requestNames),
    fixtures: createFixtures(deps, fetch),
    log: deps.log,
    realTime: realTimeOf(deps),
    clock: clockOf(deps, jobs),
    tables: tablesOf(deps),
    orders: createOrders(deps, fetch),
    subscribe: (run) => subscribe(deps, tables, run),
    snapshot: () => deps.tables.read(takeSnapshot),
    async restore(snapshot) {
      await jobs.settled()
      await deps.tables.change((rows) => restoreSnapshot(rows, snapshot))
    },
    async reset() {
      await jobs.settled()
      await reset(deps, initialize)
    },
    async stop() {
      stopSchedules()
      clock.stop()
      await tables.close()
    },
  }
}

/** Tables that are initialized before their rows are first read or changed. */
function initializedTables(
  tables: Tables,
  initialize: (rows: Rows) => void,
  now: () => number,
): Deps['tables'] {
  const change: Tables['change'] = (run) =>
    tables.change((stored) => {
      const rows = withIndexes(stored)
      initialize(rows)
      return run(withSearchVersions(rows, now()))
    })
  let initialized: Promise<void> | undefined
  return {
    change,
    async read(run) {
      initialized ??= change(() => {})
      await initialized.catch((error: unknown) => {
        // The next read tries again.
        initialized = undefined
        throw error
      })
      return tables.read(run)
    },
  }
}

function realTimeOf({ realTimeQueue: { get, subscribe, clear } }: Deps): Headquarters['realTime'] {
  return { get, subscribe, clear }
}

function clockOf({ clock }: Deps, jobs: Jobs): Headquarters['clock'] {
  return {
    now: clock.now,
    async advance(ms) {
      checkAdvance(ms)
      // Schedules may have come with stored rows or from another tab.
      await jobs.setTimer()
      await clock.advance(ms)
    },
  }
}

function tablesOf({ tables, clock }: Deps): Headquarters['tables'] {
  return {
    async read() {
      await clock.catchUp()
      return tables.read(readTables)
    },
    async repairCustomer(guid, changes) {
      checkProperties('A customer', changes, 'Customer')
      await tables.change((rows) => repairCustomer(rows, guid, changes))
    },
    async repairAddress(id, changes) {
      checkProperties('An address', changes, 'Address')
      await tables.change((rows) => repairAddress(rows, id, changes))
    },
    async repairEdit(id, changes) {
      checkProperties('A customer', changes, 'Customer')
      await tables.change((rows) => repairEdit(rows, id, changes))
    },
  }
}

function subscribe(deps: Deps, tables: Tables, run: Parameters<Headquarters['subscribe']>[0]) {
  checkFunction('subscribe', run)
  let state: 'subscribed' | 'ended' = 'subscribed'
  let latestRead = 0
  const readAndNotify = async () => {
    const thisRead = ++latestRead
    const snapshot = await deps.tables.read(readTables)
    // A later read may have ended first: its rows are newer.
    if (state === 'subscribed' && thisRead === latestRead) run(snapshot)
  }
  // A failed read is left out: a call of `hq` that needs the rows rejects with the reason.
  const onChange = () => void readAndNotify().catch(() => {})
  const unwatch = tables.watch(onChange)
  onChange()
  return () => {
    state = 'ended'
    unwatch()
  }
}

async function reset({ log, realTimeQueue, lateCommits, tables }: Deps, initialize: (rows: Rows) => void) {
  log.clear()
  realTimeQueue.clear()
  lateCommits.clear()
  await tables.change((rows) => {
    restoreSnapshot(rows, emptySnapshot)
    initialize(rows)
  })
}

/** Runs the jobs by the schedules in the rows, which also other tabs change. Returns the end of it. */
function followSchedules(tables: Tables, jobs: Jobs): () => void {
  // A failed read is left out: a call of `hq` that needs the rows rejects with the reason.
  const onChange = () => void jobs.setTimer().catch(() => {})
  const unwatch = tables.watch(onChange)
  onChange()
  return () => {
    unwatch()
    jobs.stop()
  }
}
