import type { LogEntry } from './headquarters.ts'

/** What the Real-time Service did, as far as the log remembers. Times in milliseconds. */
export interface Load {
  readonly calls: number
  readonly failed: number
  readonly average: number
  /** Calls that found it busy and stood in line. */
  readonly waited: number
  readonly longestWait: number
}

interface Call {
  readonly outcome: string
  readonly ms: number
  readonly waitedMs: number
}

/** How the log puts a real-time call: there is no other sign of one. */
const callNote = /^real-time call: (.+?), (\d+) ms(?:, after (\d+) ms in line)?$/

export function loadOf(entries: readonly LogEntry[]): Load {
  const calls = entries.flatMap((entry) => (entry.kind === 'request' ? entry.notes.flatMap(callOf) : []))
  const waits = calls.map(({ waitedMs }) => waitedMs).filter((ms) => ms > 0)
  return {
    calls: calls.length,
    failed: calls.filter(({ outcome }) => outcome !== 'answered').length,
    average: calls.reduce((sum, { ms }) => sum + ms, 0) / Math.max(1, calls.length),
    waited: waits.length,
    longestWait: Math.max(0, ...waits),
  }
}

function callOf(note: string): Call[] {
  const [, outcome, ms, waitedMs = '0'] = callNote.exec(note) ?? []
  return outcome ? [{ outcome, ms: Number(ms), waitedMs: Number(waitedMs) }] : []
}
