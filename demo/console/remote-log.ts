import type { PageStore } from './store.ts'
import type { LogEntry, RealTimeLoad } from 'pending-sync/mocks'
import type { SharedLogEntry } from './headquarters.ts'
import { sendToHeadquarters } from './headquarters-requests.ts'
import { pollRemote } from './remote-poll.ts'

const maxEntries = 200

/** The log of the command, newest first. */
export function remoteLog(everyMs: number): PageStore<readonly SharedLogEntry[]> {
  return pollRemote<readonly SharedLogEntry[]>([], readLog, everyMs).store
}

/** The load of the Real-time Service of the command. */
export function remoteLoad(initial: RealTimeLoad, everyMs: number): PageStore<RealTimeLoad> {
  return pollRemote(initial, () => sendToHeadquarters<RealTimeLoad>('GET', 'real-time'), everyMs).store
}

async function readLog(): Promise<readonly SharedLogEntry[]> {
  const entries = await sendToHeadquarters<readonly LogEntry[]>('GET', 'log')
  const counts = new Map<number, number>()
  return entries
    .map((entry) => ({ ...entry, id: idOf(entry, counts) }))
    .toReversed()
    .slice(0, maxEntries)
}

/** The time, and the place among the entries of that time: the same at each reading, so an opened row stays open. */
function idOf({ at }: LogEntry, counts: Map<number, number>): string {
  const place = counts.get(at) ?? 0
  counts.set(at, place + 1)
  return `${at} ${place}`
}
