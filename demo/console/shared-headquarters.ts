import type { PageStore } from './store.ts'
import type {
  Headquarters as MockHeadquarters,
  Log,
  LogEntry,
  RealTime,
  RealTimeLoad,
} from 'pending-sync/mocks'
import { persisted } from '../app/persisted.svelte.ts'
import type { Clock, Headquarters, SharedLogEntry } from './headquarters.ts'
import { announceReset, onReset, openTabChannel } from './tab-channel.ts'

/** Milliseconds; the same in all tabs, and after a reload. */
const ahead = persisted<number>('asola:clock-ahead', { decode: (text) => Number(text) || 0 })

/** The time at headquarters, in milliseconds since the epoch: the `now` of a headquarters for `shareWithTabs`. */
export const now = () => Date.now() + ahead.current

/**
 * Joins the headquarters of all open tabs to one. They have the same tables already; this adds the log, the real-time
 * load, the clock and the reset.
 */
export function shareWithTabs(own: MockHeadquarters): Omit<Headquarters, 'sandbox' | 'notApplied'> {
  onReset(() => {
    own.log.clear()
    own.realTime.clear()
  })
  return {
    ...own,
    log: shareLog(own.log),
    realTime: shareLoad(own.realTime),
    clock: shareClock(own.clock),
    async reset() {
      ahead.current = 0
      await own.reset()
      announceReset()
    },
  }
}

type LogMessage = { readonly added: readonly SharedLogEntry[] } | 'cleared'

const maxEntries = 200

/** Sends the log of this tab to the others. The store lists the entries of all tabs, newest first. */
export function shareLog(own: Pick<Log, 'subscribe'>): PageStore<readonly SharedLogEntry[]> {
  const known = new WeakSet<LogEntry>()
  let sent: readonly SharedLogEntry[] = []
  let count = 0

  const { tab, send, store } = openTabChannel<readonly SharedLogEntry[], LogMessage>(
    'asola headquarters log',
    {
      initial: [],
      add: (entries, message, sender) =>
        message === 'cleared'
          ? entries.filter(({ id }) => !id.startsWith(sender))
          : mergeEntries(entries, message.added),
      introduce: () => (sent.length ? { added: sent } : undefined),
    },
  )

  own.subscribe((entries) => {
    if (entries.length === 0) {
      sent = []
      send('cleared')
    }
    const added = entries.filter((entry) => !known.has(entry)).map(withId)
    sent = [...sent, ...added].slice(-maxEntries)
    if (added.length) send({ added })
  })

  function withId(entry: LogEntry): SharedLogEntry {
    known.add(entry)
    count += 1
    return { ...entry, id: `${tab} ${count}` }
  }
  return store
}

export const callsOf = ({ answered, failed, refused }: RealTimeLoad) => answered + failed + refused

/** Keeps the objects that are listed already, so that a row opened by a tester stays open. */
function mergeEntries(
  listed: readonly SharedLogEntry[],
  added: readonly SharedLogEntry[],
): readonly SharedLogEntry[] {
  const byId = new Map([...added, ...listed].map((entry) => [entry.id, entry]))
  return [...byId.values()].sort((left, right) => right.at - left.at).slice(0, maxEntries)
}

/** Sends the load of this tab to the others. The store holds the sum over all tabs. */
function shareLoad(own: Pick<RealTime, 'get' | 'subscribe'>): PageStore<RealTimeLoad> {
  const { send, store } = openTabChannel<ReadonlyMap<string, RealTimeLoad>, RealTimeLoad>(
    'asola real-time load',
    {
      initial: new Map(),
      add: (loads, load, tab) => new Map(loads).set(tab, load),
      introduce: () => own.get(),
    },
  )
  own.subscribe(send)
  // The calls of a closed tab no longer run or wait.
  addEventListener('pagehide', () => send({ ...own.get(), inFlight: 0, waiting: 0 }))
  return {
    get: () => sumOf(store.get()),
    subscribe: (run) => store.subscribe((loads) => run(sumOf(loads))),
  }
}

function sumOf(byTab: ReadonlyMap<string, RealTimeLoad>): RealTimeLoad {
  const loads = Array.from(byTab.values())
  const sum = (value: (load: RealTimeLoad) => number) => loads.reduce((total, load) => total + value(load), 0)
  const max = (value: (load: RealTimeLoad) => number) => Math.max(0, ...loads.map(value))
  return {
    capacity: max(({ capacity }) => capacity),
    inFlight: sum(({ inFlight }) => inFlight),
    waiting: sum(({ waiting }) => waiting),
    answered: sum(({ answered }) => answered),
    failed: sum(({ failed }) => failed),
    refused: sum(({ refused }) => refused),
    averageMs: sum((load) => load.averageMs * callsOf(load)) / Math.max(1, sum(callsOf)),
    waited: sum(({ waited }) => waited),
    longestWaitMs: max(({ longestWaitMs }) => longestWaitMs),
  }
}

function shareClock(own: Pick<Clock, 'advance'>): Clock {
  const runDueJobs = () => own.advance(0)
  // When another tab has advanced the clock, the first tab to get here runs the jobs.
  ahead.onRemoteChange(() => void runDueJobs())
  return {
    now,
    ahead,
    async advance(ms) {
      ahead.current += ms
      await runDueJobs()
    },
  }
}
