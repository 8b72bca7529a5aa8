import type { ValueErrorId } from '../wire/error-ids.ts'
import type { SettingName } from './settings.ts'

/**
 * The jobs of headquarters: uploads, conversions, and the distribution to the channel. The README says what each
 * does.
 */
export type JobName = 'P-job' | 'synchronize-customers' | '1010' | '1070' | '1110' | 'synchronize-orders'

/** The names of the jobs: first in the order in which they convert a customer, then those for orders and settings. */
export const jobNames: readonly JobName[] = [
  'P-job',
  'synchronize-customers',
  '1010',
  'synchronize-orders',
  '1070',
  '1110',
]

/** A job that runs at an interval. */
export interface Schedule {
  /** The job that runs. */
  readonly job: JobName
  /** The interval, in milliseconds. */
  readonly everyMs: number
  /** In milliseconds since the epoch. */
  readonly nextRunAt: number
}

/** The result of one run of a job. */
export interface JobReport {
  /** The job that ran. */
  readonly job: JobName
  /** When it ran, in milliseconds since the epoch. */
  readonly at: number
  /** The number of rows that it processed. */
  readonly moved: number
  /** The number of rows that it could not process. They stay where they are. */
  readonly failed: number
  /** The outcome of each row. */
  readonly rows: readonly RowReport[]
  /** The same in English, one line for each row. */
  readonly lines: readonly string[]
}

/** The outcome of one row. People read it, so it never contains a GUID. */
export type RowReport = (RowSubject & RowOutcome) | BroughtRow

/** The row, in the words of people. */
export type RowSubject =
  | {
      readonly kind: 'customer'
      /** The full name. */
      readonly name: string
    }
  | {
      readonly kind: 'address'
      /** The whole address in one line. */
      readonly address: string
    }
  | {
      readonly kind: 'edit'
      /** The names of the changed properties. */
      readonly properties: readonly string[]
    }
  | {
      readonly kind: 'order'
      /** `SO` and a number. */
      readonly id: string
    }

/** The outcome of an upload or a conversion. */
export type RowOutcome =
  | { readonly outcome: 'uploaded' }
  | {
      readonly outcome: 'synchronized'
      /** The account number of the customer, or of the customer that the row belongs to. */
      readonly accountNumber: string
    }
  | {
      /** Failed: the row stays where it is. */
      readonly outcome: 'left'
      /** The reasons. The next run tries the row again. */
      readonly problems: readonly Problem[]
    }

/** A row that jobs 1010, 1070 or 1110 sent to the channel. */
export type BroughtRow = { readonly outcome: 'brought' } & (
  | {
      readonly kind: 'customer'
      /** The full name. */
      readonly name: string
      /** Six digits. */
      readonly accountNumber: string
    }
  | {
      readonly kind: 'setting'
      /** The setting that changed in the channel. */
      readonly setting: SettingName
      /** Its new value. */
      readonly value: boolean
    }
  | {
      readonly kind: 'attribute'
      /** The name of the customer attribute. */
      readonly name: string
      /** `removed`: the channel does not have it any more. */
      readonly change: 'sent' | 'removed'
    }
  | {
      readonly kind: 'attribute-group'
      /** The name of the customer attribute group. */
      readonly name: string
      /** The names of its attributes. */
      readonly attributes: readonly string[]
    }
)

/** A reason why a row was left. */
export interface Problem {
  /** The error, or what the row waits for: the account number of its customer, or an address that it changes. */
  readonly code:
    | ValueErrorId
    | 'HeadquarterTransactionServiceMethodCallFailure'
    | 'AccountNumberMissing'
    | 'AddressMissing'
  /** The wrong properties, such as `Email` or `Addresses[0].City`. Empty: the problem is the row as a whole. */
  readonly members: readonly string[]
}
