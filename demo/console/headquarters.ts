import type { PageStore } from './store.ts'
import type {
  Headquarters as MockHeadquarters,
  JobLogEntry,
  Profile,
  RealTimeLoad,
  RealTimeOptions,
  RequestLogEntry,
} from 'pending-sync/mocks'

/** The parts of the mock headquarters that are the same in all open tabs. */
type SharedByTables = Pick<
  MockHeadquarters,
  | 'profile'
  | 'features'
  | 'publishing'
  | 'channel'
  | 'store'
  | 'attributes'
  | 'jobs'
  | 'tables'
  | 'faults'
  | 'subscribe'
  | 'reset'
>

/** The mock headquarters as the console shows it: one for all open tabs. */
export interface Headquarters extends SharedByTables {
  /** Without what only the pages for signing in and out do. */
  readonly identities: Omit<MockHeadquarters['identities'], 'authorize' | 'endSession'>
  /** Newest first; the last 200 entries. */
  readonly log: PageStore<readonly SharedLogEntry[]>
  /** The sum over all open tabs. */
  readonly realTime: PageStore<RealTimeLoad>
  readonly clock: Clock
  /** The words in the link to a set-up, with which this page was opened, that could not be applied. */
  readonly notApplied: readonly string[]
  /** Creates another, empty headquarters in memory. Nothing that happens in it shows up in the console. */
  sandbox(profile: Partial<Profile>, realTime: Partial<RealTimeOptions>): Sandbox
}

export type Sandbox = Pick<MockHeadquarters, 'fetch' | 'realTime' | 'jobs' | 'tables'>

/** `id` is unique across tabs. */
export type SharedLogEntry = { readonly id: string } & (RequestLogEntry | JobLogEntry)

export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  /** Difference to this device's clock, in milliseconds. */
  readonly ahead: { readonly current: number }
  /** Advances the clock in all tabs and runs the jobs that become due. */
  advance(ms: number): Promise<void>
}
