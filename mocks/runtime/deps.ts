import type { HeadquartersOptions, RealTimeOptions } from '../api/options.ts'
import type { Tables } from '../model/tables.ts'
import type { Clock } from './clock.ts'
import { resolveIdentityOptions, type ResolvedIdentityOptions } from './identity-options.ts'
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
  /** `serviceMs` has no default here: it follows from the clock at the time of the call. */
  readonly realTime: Omit<RealTimeOptions, 'serviceMs'> & Partial<Pick<RealTimeOptions, 'serviceMs'>>
  readonly identities: ResolvedIdentityOptions
}

export function resolveOptions(options: HeadquartersOptions): ResolvedOptions {
  return {
    operatingUnitNumber: options.operatingUnitNumber ?? '068',
    realTime: { concurrentCalls: 8, failureRate: 0, ...options.realTime },
    enhancedParts: options.enhancedParts ?? ['titles'],
    idempotencyKeys: options.idempotencyKeys ?? 'off',
    identities: resolveIdentityOptions(options),
  }
}
