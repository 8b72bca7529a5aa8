import type { Deps } from '../runtime/deps.ts'
import type { Rows } from '../model/tables.ts'
import { parseJobName, runJob } from './registry.ts'
import type { JobName, JobReport, Schedule } from '../model/jobs.ts'

export interface Jobs {
  run(job: JobName): Promise<JobReport>
  schedule(job: JobName, options: { readonly everyMs: number }): Promise<void>
  unschedule(job: JobName): Promise<void>
  /** Waits for the next scheduled run, as the rows have it now. */
  setTimer(): Promise<void>
  stop(): void
}

/** Jobs, run on demand or by schedule. Schedules are rows: of all tabs, the first to see one due runs it. */
export function createJobs(context: Deps): Jobs {
  const { clock, tables, log } = context
  let cancelTimer = () => {}
  let state: 'running' | 'stopped' = 'running'

  async function run(name: JobName): Promise<JobReport> {
    const job = parseJobName(name)
    const report = await tables.change((rows) => runJob(rows, job, clock.now()))
    log.add({ kind: 'job', ...report })
    return report
  }

  async function runDue(): Promise<void> {
    try {
      for (const job of await tables.change((rows) => claimDueJobs(rows, clock.now()))) await run(job)
      await setTimer()
    } catch {
      // Rows that cannot be used now: the next change that is kept arms again.
    }
  }

  async function setTimer(): Promise<void> {
    const next = await tables.read(nextRun)
    cancelTimer()
    if (next !== undefined && state === 'running') cancelTimer = clock.at(next, runDue)
  }

  return {
    run,
    async schedule(name, { everyMs }) {
      const job = parseJobName(name)
      if (!(everyMs > 0)) throw new RangeError('everyMs must be more than 0')
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
    stop() {
      state = 'stopped'
      cancelTimer()
    },
  }
}

function nextRun(rows: Rows): number | undefined {
  const times = rows.all('schedules').map(({ nextRunAt }) => nextRunAt)
  return times.length > 0 ? Math.min(...times) : undefined
}

/** The jobs that are due, each taken once: their next run is set in the same transaction. */
function claimDueJobs(rows: Rows, now: number): JobName[] {
  const due = rows.all('schedules').filter(({ nextRunAt }) => nextRunAt <= now)
  for (const schedule of due)
    rows.put('schedules', schedule.job, { ...schedule, nextRunAt: nextRunAfter(schedule, now) })
  return due.toSorted((left, right) => left.nextRunAt - right.nextRunAt).map(({ job }) => job)
}

/** Runs that were missed, by a closed laptop for one, are not made up for. */
function nextRunAfter({ nextRunAt, everyMs }: Schedule, now: number): number {
  return nextRunAt + everyMs * (Math.floor((now - nextRunAt) / everyMs) + 1)
}
