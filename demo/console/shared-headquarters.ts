import type { Store } from 'pending-sync'
import type { Headquarters as MockHeadquarters, Log, RealTime, RealTimeLoad } from 'pending-sync/mocks'
import type { Clock, Headquarters, LogEntry } from './headquarters.ts'
import { storedValue } from './stored-value.ts'
import { announceReset, onReset, openTabChannel } from './tab-channel.ts'

/** The same in all tabs, and after a reload. */
const ahead = storedValue('asola:clock-ahead', 0, { encode: String, decode: (text) => Number(text) || 0 })

/** The time at headquarters. `createHeadquarters` must be given it for `shareWithTabs`. */
export const now = () => Date.now() + ahead.get()

/**
 * Makes one headquarters of those in all open tabs. They share their tables already; this adds the log, the real-time
 * load, the clock and the reset.
 */
export function shareWithTabs(own: MockHeadquarters): Omit<Headquarters, 'sandbox'> {
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
      ahead.set(0)
      await own.reset()
      announceReset()
    },
  }
}

function shareClock(own: Pick<Clock, 'advance'>): Clock {
  // Jobs that became due when another tab advanced the clock run in the first tab that gets here.
  const runDueJobs = () => own.advance(0)
  ahead.subscribe(() => void runDueJobs())
  return {
    now,
    ahead,
    async advance(ms) {
      ahead.set(ahead.get() + ms)
      await runDueJobs()
    },
  }
}

type OwnEntry = ReturnType<Log['get']>[number]
type LogMessage = { readonly added: readonly LogEntry[] } | 'cleared'

const maxEntries = 200

/** A headquarters logs its own tab only. Each tab sends its entries, so that a console lists those of all tabs. */
export function shareLog(own: Pick<Log, 'subscribe'>): Store<readonly LogEntry[]> {
  const known = new WeakSet<OwnEntry>()
  let sent: readonly LogEntry[] = []
  let count = 0
  const { tab, send, store } = openTabChannel<readonly LogEntry[], LogMessage>('asola headquarters log', {
    initial: [],
    add: (entries, message, sender) =>
      message === 'cleared'
        ? entries.filter(({ id }) => !id.startsWith(sender))
        : mergeEntries(entries, message.added),
    introduce: () => (sent.length ? { added: sent } : undefined),
  })

  own.subscribe((entries) => {
    if (entries.length === 0) {
      sent = []
      send('cleared')
    }
    const added = entries.filter((entry) => !known.has(entry)).map(withId)
    sent = [...sent, ...added].slice(-maxEntries)
    if (added.length) send({ added })
  })

  function withId(entry: OwnEntry): LogEntry {
    known.add(entry)
    count += 1
    return { ...entry, id: `${tab} ${count}` }
  }
  return store
}

/** Entries that are listed already keep their identity, so that a row opened by a tester stays open. */
function mergeEntries(listed: readonly LogEntry[], added: readonly LogEntry[]): readonly LogEntry[] {
  const byId = new Map([...added, ...listed].map((entry) => [entry.id, entry]))
  return [...byId.values()].sort((left, right) => right.at - left.at).slice(0, maxEntries)
}

/** Each tab makes real-time calls of its own. Each sends its load, so that a console shows the sum. */
function shareLoad(own: Pick<RealTime, 'get' | 'subscribe'>): Store<RealTimeLoad> {
  const { send, store } = openTabChannel<ReadonlyMap<string, RealTimeLoad>, RealTimeLoad>(
    'asola real-time load',
    {
      initial: new Map(),
      add: (loads, load, tab) => new Map(loads).set(tab, load),
      introduce: () => own.get(),
    },
  )
  own.subscribe(send)
  // The calls of a closed tab no longer count as running or waiting.
  addEventListener('pagehide', () => send({ ...own.get(), inFlight: 0, waiting: 0 }))
  return {
    get: () => sumOf(store.get()),
    subscribe: (run) => store.subscribe((loads) => run(sumOf(loads))),
  }
}

export const callsOf = ({ answered, failed, refused }: RealTimeLoad) => answered + failed + refused

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
