import type { FeatureName, Profile } from './settings.ts'
import type { ValueErrorId } from '../wire/error-ids.ts'

/** The jobs of the distribution schedule and the batch jobs that convert async customers. */
export type JobName = 'P-job' | 'synchronize-customers' | '1010' | '1070' | '1110' | 'synchronize-orders'

export interface Schedule {
  readonly job: JobName
  readonly everyMs: number
  readonly nextRunAt: number
}

/** What one run of a job did. */
export interface JobReport {
  readonly job: JobName
  /** When it ran, in milliseconds since the epoch. */
  readonly at: number
  /** Rows it moved. */
  readonly moved: number
  /** Rows it left where they were, each with its problems in `rows`. */
  readonly failed: number
  /** What became of each row it looked at. */
  readonly rows: readonly RowReport[]
  /** The same in English, one row a line. */
  readonly lines: readonly string[]
}

/** What became of one row. Nothing in it is a GUID: it is told to people. */
export type RowReport = (RowSubject & RowOutcome) | BroughtRow

/** What people call a row. */
export type RowSubject =
  | { readonly kind: 'customer'; readonly name: string }
  /** The whole address in one line. */
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'edit'; readonly properties: readonly string[] }
  | { readonly kind: 'order'; readonly id: string }

export type RowOutcome =
  | { readonly outcome: 'uploaded' }
  /** `accountNumber`: of the customer it is, or belongs to. */
  | { readonly outcome: 'synchronized'; readonly accountNumber: string }
  | { readonly outcome: 'left'; readonly problems: readonly Problem[] }

/** What came to the channel. */
export type BroughtRow = { readonly outcome: 'brought' } & (
  | { readonly kind: 'customer'; readonly name: string; readonly accountNumber: string }
  | { readonly kind: 'setting'; readonly setting: keyof Profile | FeatureName; readonly value: boolean }
)

/** Why a row was left. */
export interface Problem {
  readonly code: ValueErrorId | 'HeadquarterTransactionServiceMethodCallFailure' | 'AccountNumberMissing'
  /** The values it is about, such as `Email` or `Addresses[0].City`; none where it is about the row as a whole. */
  readonly members: readonly string[]
}
