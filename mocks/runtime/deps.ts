import type { HeadquartersOptions, RealTimeOptions } from '../api/options.ts'
import type { Tables } from '../model/tables.ts'
import type { Clock } from './clock.ts'
import type { LateCommits } from './late-commits.ts'
import type { WritableLog } from './log.ts'
import type { RealTimeQueue } from './real-time-queue.ts'

/** The dependencies that all modules of a headquarters share. */
export interface Deps {
  readonly options: ResolvedOptions
  /** Tables that are always initialized. */
  readonly tables: Pick<Tables, 'change' | 'read'>
  readonly clock: Clock
  readonly log: WritableLog
  readonly realTimeQueue: RealTimeQueue
  readonly lateCommits: LateCommits
}

/** The options that stay the same while a headquarters lives, with their defaults. */
export interface ResolvedOptions extends Required<
  Pick<HeadquartersOptions, 'operatingUnitNumber' | 'enhancedParts' | 'idempotencyKeys'>
> {
  readonly realTime: RealTimeOptions
}

export function resolveOptions(options: HeadquartersOptions): ResolvedOptions {
  const isClockFrozen = typeof options.now === 'number'
  return {
    operatingUnitNumber: options.operatingUnitNumber ?? '068',
    // On a frozen clock, a call that takes time does not end until a test advances the clock.
    realTime: {
      concurrentCalls: 8,
      serviceMs: isClockFrozen ? 0 : 25,
      failureRate: 0,
      ...options.realTime,
    },
    enhancedParts: options.enhancedParts ?? ['titles'],
    idempotencyKeys: options.idempotencyKeys ?? 'off',
  }
}
