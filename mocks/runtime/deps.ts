import type { Clock } from './clock.ts'
import type { RealTimeQueue } from './real-time-queue.ts'
import type { WritableLog } from './log.ts'
import type { Rows, Tables } from '../model/tables.ts'
import type { EnhancedPart, RealTimeOptions } from '../model/settings.ts'

/** What the parts of a headquarters share: its settings, its rows and its time. */
export interface Deps {
  readonly settings: Settings
  /** Rows that hold a headquarters already. */
  readonly tables: Pick<Tables, 'change' | 'read'>
  readonly clock: Clock
  readonly log: WritableLog
  readonly realTimeQueue: RealTimeQueue
}

export interface Settings {
  readonly operatingUnitNumber: string
  readonly realTime: RealTimeOptions
  readonly enhancedParts: readonly EnhancedPart[]
  readonly idempotencyKeys: 'off' | 'on'
}

export type Change = <Result>(run: (rows: Rows) => Result) => Promise<Result>
