import type { Clock } from './clock.ts'
import type { RealTimeLine } from './faults/real-time.ts'
import type { WritableLog } from './log.ts'
import type { Rows, Tables } from './tables/types.ts'
import type { AsyncExtra, RealTimeService } from './terms.ts'

/** What the parts of a headquarters share: its settings, its rows and its time. */
export interface Context {
  readonly settings: Settings
  /** Rows that hold a headquarters already. */
  readonly tables: Pick<Tables, 'change' | 'read'>
  readonly clock: Clock
  readonly log: WritableLog
  readonly line: RealTimeLine
}

export interface Settings {
  readonly operatingUnitNumber: string
  readonly realTime: RealTimeService
  readonly carries: readonly AsyncExtra[]
  readonly idempotencyKeys: 'off' | 'on'
}

export type Change = <Result>(run: (rows: Rows) => Result) => Promise<Result>
