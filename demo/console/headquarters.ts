import type { Readable } from 'svelte/store'
import type { JobName } from './jobs.ts'
import type { JobReport } from './report.ts'
import type { Fault, FeatureName, MendableAddress, Person, Profile, Publish, Snapshot } from './snapshot.ts'

/** What the console needs of a headquarters, in its own words, so that it knows no particular one. */
export interface Headquarters {
  /** Answers a request as the channel would. */
  fetch(request: Request): Promise<Response>
  readonly profile: { set(changes: Partial<Profile>): Promise<void> }
  readonly features: {
    /** Both reject with an Error that is a `NeededFeatures` where the hierarchy forbids it. */
    enable(name: FeatureName): Promise<void>
    disable(name: FeatureName): Promise<void>
  }
  readonly publishing: { set(publish: Publish): Promise<void> }
  readonly jobs: {
    run(job: JobName): Promise<JobReport>
    schedule(job: JobName, options: { readonly everyMs: number }): Promise<void>
    unschedule(job: JobName): Promise<void>
  }
  readonly tables: {
    read(): Promise<Snapshot>
    /** Mends an uploaded row. Rejects once it is converted. */
    repairCustomer(guid: string, changes: Partial<Person>): Promise<void>
    repairAddress(id: string, changes: Partial<MendableAddress>): Promise<void>
  }
  readonly faults: {
    add(rule: FaultRule): Promise<unknown>
    remove(id: string): Promise<void>
    clear(): Promise<void>
  }
  /** The rows of both databases, also when another tab changed them. */
  subscribe(run: (snapshot: Snapshot) => void): () => void
  /** Of all open tabs. */
  readonly log: Readable<readonly LogEntry[]>
  readonly realTime: Readable<RealTimeLoad>
  readonly clock: Clock
  reset(): Promise<void>
  /** Another, empty headquarters, apart from everything. */
  sandbox(profile: Partial<Profile>): Pick<Headquarters, 'fetch' | 'realTime'>
}

export interface Clock {
  now(): number
  /** How far it is ahead of this device, in milliseconds. */
  readonly ahead: { readonly current: number }
  /** Moves it on in all tabs, and runs what falls due. */
  advance(ms: number): Promise<void>
}

/** Which switches a switch cannot be on without. */
export interface NeededFeatures {
  readonly feature: FeatureName
  readonly missing: readonly FeatureName[]
}

export interface FaultRule extends Pick<Fault, 'on' | 'times'> {
  readonly kind:
    | 'no-connection'
    | 'no-answer'
    | 'status'
    | 'slow'
    | 'garbage'
    | 'real-time-failure'
    | 'headquarters-refusal'
    | 'offline'
  readonly ms?: number
  readonly status?: number
}

/** The calls from the channel to headquarters: now, and what became of them so far. Times in milliseconds. */
export interface RealTimeLoad {
  readonly capacity: number
  readonly inFlight: number
  readonly waiting: number
  readonly answered: number
  readonly failed: number
  readonly refused: number
  readonly averageMs: number
  readonly waited: number
  readonly longestWaitMs: number
}

export type LogEntry = { readonly id: string } & (RequestEntry | JobEntry)
export interface JobEntry extends JobReport {
  readonly kind: 'job'
}
export interface RequestEntry {
  readonly kind: 'request'
  readonly at: number
  readonly tookMs: number
  readonly operation: string
  readonly status: number
  readonly body?: unknown
  readonly answer?: unknown
  readonly notes: readonly string[]
}
