import type { LogEntry } from '../model/log-entry.ts'

/** Ends a subscription. Calling it again does nothing. */
export type Unsubscribe = () => void

/**
 * The requests and job runs of this tab or process, oldest first. Other tabs have a log of their own, and a reload
 * empties it. Fits Svelte's `$store`.
 */
export interface Log {
  /** The last 500 entries. */
  get(): readonly LogEntry[]
  /** Calls `run` at once and with every change. */
  subscribe(run: (entries: readonly LogEntry[]) => void): Unsubscribe
  /** Removes all entries. */
  clear(): void
}

/**
 * The load of the Real-time Service in this tab or process. Other tabs have a load of their own, and a reload sets
 * the counts to 0. Fits Svelte's `$store`.
 */
export interface RealTime {
  /** The load at this moment. */
  get(): RealTimeLoad
  /** Calls `run` at once and with every change. */
  subscribe(run: (load: RealTimeLoad) => void): Unsubscribe
  /** Sets the counts of ended calls to 0. Calls that are waiting or in flight go on. */
  clear(): void
}

/** The calls from the channel to headquarters. */
export interface RealTimeLoad {
  /** The number of calls that headquarters processes at the same time: `realTime.concurrentCalls`. */
  readonly capacity: number
  /** Calls that headquarters is processing now. */
  readonly inFlight: number
  /** Calls that are queued now. */
  readonly waiting: number
  /** Ended calls that headquarters accepted. */
  readonly answered: number
  /** Ended calls that failed: no answer arrived, and a create became async. */
  readonly failed: number
  /** Ended calls that headquarters refused. */
  readonly refused: number
  /**
   * The average time that headquarters took for an ended call, without the queue, in milliseconds. 0 before the
   * first.
   */
  readonly averageMs: number
  /** Ended calls that were queued first. */
  readonly waited: number
  /** The longest time in the queue, in milliseconds. */
  readonly longestWaitMs: number
}
