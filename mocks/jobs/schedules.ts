import type { JobName, JobReport, Schedule } from '../model/jobs.ts'
import { checkRange, ranges } from '../model/ranges.ts'
import type { Rows } from '../model/tables.ts'
import type { Deps } from '../runtime/deps.ts'
import { checkNames } from '../wire/checks.ts'
import { parseJobName } from './registry.ts'
import { runJob, runRow } from './run-job.ts'

export interface Jobs {
  run(job: JobName): Promise<JobReport>
  synchronize(id: string): Promise<JobReport>
  schedule(job: JobName, options: { readonly everyMs: number }): Promise<void>
  unschedule(job: JobName): Promise<void>
  /** Sets the timer for the next scheduled run, as the rows have it now. */
  setTimer(): Promise<void>
  /** Resolves when the runs that were asked for have ended. */
  settled(): Promise<void>
  stop(): void
}

/**
 * Runs jobs on demand and by schedule. Schedules are rows that all tabs share. When a job is due:
 *
 * 1. The timers of all tabs end.
 * 2. Each tab starts a transaction that looks for due jobs; these run one after another.
 * 3. The first one moves `nextRunAt`, and its tab runs the job. The others find nothing due.
 */
export function createJobs(deps: Deps): Jobs {
  const { clock, tables, log } = deps
  let cancelTimer = () => {}
  let state: 'running' | 'stopped' = 'running'
  let lastRun: Promise<unknown> = Promise.resolve()
  let lastTime = clock.now()

  /** One run at a time: a job must find the rows of the one that was asked for before it. */
  async function run(name: JobName): Promise<JobReport> {
    const job = parseJobName(name)
    const thisRun = lastRun.then(() => runJob(deps, job, () => state === 'stopped'))
    lastRun = thisRun.catch(() => {})
    const report = await thisRun
    log.add({ kind: 'job', ...report })
    return report
  }

  async function synchronize(id: string): Promise<JobReport> {
    const report = await tables.change((rows) => runRow(rows, id, clock.now()))
    log.add({ kind: 'job', ...report })
    return report
  }

  async function runDueJobs(expected: number): Promise<void> {
    try {
      await followClock(expected)
      for (const job of await tables.change((rows) => claimDueJobs(rows, clock.now()))) await run(job)
      await setTimer()
    } catch {
      // The storage failed. The next stored change sets the timer again.
    }
  }

  async function setTimer(): Promise<void> {
    await followClock(lastTime)
    const next = await tables.read(nextRunAt)
    cancelTimer()
    if (next === undefined || state === 'stopped') return
    cancelTimer = clock.at(next, () => runDueJobs(next))
  }

  /**
   * Moves the schedules back with the clock of this tab, which is `expected` or later unless it was set back. Clocks of other
   * tabs may be ahead of it, so a time in the future says nothing by itself.
   */
  async function followClock(expected: number): Promise<void> {
    lastTime = clock.now()
    const now = lastTime
    if (now < expected) await tables.change((rows) => setBack(rows, now, expected - now))
  }

  return {
    run,
    synchronize,
    async schedule(name, options) {
      const job = parseJobName(name)
      checkNames('A schedule', options, ['everyMs'])
      const { everyMs } = options
      checkRange('everyMs', everyMs, ranges.everyMs)
      await tables.change((rows) =>
        rows.put('schedules', job, { job, everyMs, nextRunAt: clock.now() + everyMs }),
      )
      await setTimer()
    },
    async unschedule(name) {
      await tables.change((rows) => rows.delete('schedules', parseJobName(name)))
      await setTimer()
    },
    setTimer,
    async settled() {
      await lastRun
    },
    stop() {
      state = 'stopped'
      cancelTimer()
    },
  }
}

function nextRunAt(rows: Rows): number | undefined {
  const times = rows.all('schedules').map((schedule) => schedule.nextRunAt)
  return times.length > 0 ? Math.min(...times) : undefined
}

/**
 * The jobs that are due, in the order of their times. Moves their next runs, so that no other tab claims them too.
 */
function claimDueJobs(rows: Rows, now: number): JobName[] {
  const due = rows.all('schedules').filter((schedule) => schedule.nextRunAt <= now)
  for (const schedule of due) {
    rows.put('schedules', schedule.job, { ...schedule, nextRunAt: nextRunAfter(schedule, now) })
  }
  return due.toSorted((left, right) => left.nextRunAt - right.nextRunAt).map(({ job }) => job)
}

/** Another tab may have moved a schedule already: it waits no longer than its interval then. */
function setBack(rows: Rows, now: number, ms: number): void {
  for (const schedule of rows.all('schedules')) {
    const { job, nextRunAt, everyMs } = schedule
    if (nextRunAt > now + everyMs) rows.put('schedules', job, { ...schedule, nextRunAt: nextRunAt - ms })
  }
}

/** The first regular time after `now`. Runs that were missed, for example while a laptop was closed, are left out. */
function nextRunAfter(schedule: Schedule, now: number): number {
  const { nextRunAt: last, everyMs } = schedule
  return last + everyMs * (Math.floor((now - last) / everyMs) + 1)
}
