import type { Headquarters as MockHeadquarters, TablesSnapshot } from 'pending-sync/mocks'
import type { Headquarters } from './headquarters.ts'
import { segment, sendToHeadquarters } from './headquarters-requests.ts'
import { remoteClock } from './remote-clock.svelte.ts'
import { remoteLoad, remoteLog } from './remote-log.ts'
import { pollRemote } from './remote-poll.ts'
import { remoteSettings } from './remote-settings.ts'

/** The time between two looks, in milliseconds. */
export const everyMs = 1000

/**
 * Connects the console to the command, over HTTP. `create` makes a headquarters in this page, for the sandbox and the
 * defaults. Rejects with an Error when the command does not answer.
 */
export async function connectHeadquarters(
  create: (...options: Partial<Parameters<Headquarters['sandbox']>>) => MockHeadquarters,
): Promise<Omit<Headquarters, 'notApplied'>> {
  const readTables = () => sendToHeadquarters<TablesSnapshot>('GET', 'tables')
  const tables = pollRemote(await readTables(), readTables, everyMs)

  /** Sends a change, and shows its result at once. */
  async function change<Answer = void>(
    method: 'POST' | 'DELETE',
    path: string,
    body: unknown = {},
  ): Promise<Answer> {
    try {
      return await sendToHeadquarters<Answer>(method, path, method === 'POST' ? body : undefined)
    } finally {
      tables.refresh()
    }
  }

  return {
    ...(await remoteSettings(change, create())),
    jobs: {
      run: (job) => change('POST', `jobs/${segment(job)}`),
      synchronize: (id) => change('POST', `jobs/synchronize-customers/${segment(id)}`),
      schedule: (job, { everyMs }) => change('POST', `jobs/${segment(job)}`, { everyMs }),
      unschedule: (job) => change('DELETE', `jobs/${segment(job)}`),
    },
    tables: {
      read: readTables,
      repairCustomer: (guid, body) => change('POST', `tables/customers/${segment(guid)}`, body),
      repairAddress: (id, body) => change('POST', `tables/addresses/${segment(id)}`, body),
      repairEdit: (id, body) => change('POST', `tables/edits/${segment(id)}`, body),
    },
    faults: {
      add: (rule) => change('POST', 'faults', rule),
      list: () => sendToHeadquarters('GET', 'faults'),
      remove: (id) => change('DELETE', `faults/${segment(id)}`),
      clear: () => change('DELETE', 'faults'),
    },
    log: remoteLog(everyMs),
    realTime: remoteLoad(create().realTime.get(), everyMs),
    clock: await remoteClock(change, everyMs),
    subscribe: (run) => tables.store.subscribe(run),
    reset: () => change('POST', 'reset'),
    sandbox: (profile, realTime) => create(profile, realTime),
  }
}
