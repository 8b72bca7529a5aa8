import type { Readable } from 'svelte/store'
import type { JobName } from './jobs.ts'

/** What the console needs of a headquarters, in its own words, so that it knows no particular one. */
export interface Headquarters {
  /** Answers a request as the channel would. */
  fetch(request: Request): Promise<Response>
  readonly profile: { set(changes: Partial<Profile>): Promise<void> }
  readonly features: {
    enable(name: FeatureName): Promise<void>
    disable(name: FeatureName): Promise<void>
  }
  readonly jobs: {
    run(job: JobName): Promise<JobReport>
    schedule(job: JobName, options: { readonly everyMs: number }): Promise<void>
    unschedule(job: JobName): Promise<void>
  }
  readonly tables: {
    read(): Promise<Snapshot>
    /** Mends an uploaded row that is not converted yet. Rejects for values that no customer can have. */
    mendCustomer(guid: string, changes: Partial<Person>): Promise<void>
    mendAddress(id: string, changes: Partial<MendableAddress>): Promise<void>
  }
  readonly faults: {
    add(rule: FaultRule): Promise<unknown>
    remove(id: string): Promise<void>
  }
  /** The rows of both databases, also when another tab changed them. */
  subscribe(run: (snapshot: Snapshot) => void): () => void
  readonly log: Readable<readonly LogEntry[]>
  readonly clock: { now(): number }
  reset(): Promise<void>
  /** Another, empty headquarters, apart from everything. */
  rehearsal(profile: Partial<Profile>): Pick<Headquarters, 'fetch' | 'log'>
}

export type { JobName }

export interface Profile {
  readonly createCustomersAsync: boolean
  readonly filterSharedCustomerData: boolean
}

export interface Features {
  readonly asyncAddresses: boolean
  readonly enhancedAsyncCreation: boolean
  readonly asyncEditing: boolean
}
export type FeatureName = keyof Features

export interface JobReport {
  readonly job: string
  readonly at: number
  readonly moved: number
  readonly failed: number
  readonly lines: readonly string[]
}

export interface FaultRule {
  readonly on: string
  readonly kind:
    | 'no-connection'
    | 'no-answer'
    | 'status'
    | 'slow'
    | 'garbage'
    | 'real-time-failure'
    | 'headquarters-refusal'
  readonly times?: number
  readonly ms?: number
  readonly status?: number
}
export interface Fault {
  readonly id: string
  readonly on: string
  readonly kind: string
  readonly times?: number
  readonly struck: number
}

export type LogEntry = RequestEntry | (JobReport & { readonly kind: 'job' })
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

export interface Person {
  readonly FirstName: string
  readonly LastName: string
  readonly Email: string
  readonly Addresses: MendableAddress[]
}

export interface MendableAddress {
  readonly Street: string
  readonly ZipCode: string
  readonly City: string
  readonly State: string
  /** ISO 3166-1 alpha-3. */
  readonly ThreeLetterISORegionName: string
}

export interface Snapshot {
  readonly channel: {
    readonly configuration: Profile & Features & { readonly publishedAt: number }
    readonly customers: readonly { accountNumber: string; guid?: string; customer: Person }[]
    readonly asyncCustomers: readonly ChannelRow[]
  }
  readonly headquarters: {
    readonly profile: Profile
    readonly features: Features
    readonly customers: readonly HeadquartersRow[]
    readonly asyncCustomers: readonly UploadedRow[]
    readonly asyncAddresses: readonly (UploadedPart & { account: string; address: MendableAddress })[]
    readonly asyncEdits: readonly (UploadedPart & { guid: string })[]
    readonly orders: readonly (UploadedPart & { account: string })[]
  }
  readonly schedules: readonly {
    readonly job: string
    readonly everyMs: number
    readonly nextRunAt: number
  }[]
  readonly faults: readonly Fault[]
  readonly lastRuns: readonly JobReport[]
}

export interface ChannelRow {
  readonly guid: string
  readonly createdAt: number
  readonly upload: 'waiting' | 'uploaded'
  readonly accountNumber?: string
  readonly reason: string
  readonly customer: Person
}
export interface UploadedRow {
  readonly guid: string
  readonly onlineOperationCompleted: 'No' | 'Yes'
  readonly synchronization: Synchronization
  readonly accountNumber?: string
  readonly customer: Person
}
export interface UploadedPart {
  readonly id: string
  readonly synchronization: Synchronization
}
export interface Synchronization {
  readonly status: 'waiting' | 'failed' | 'done'
  readonly reason?: string
}
export interface HeadquartersRow {
  readonly accountNumber: string
  readonly guid?: string
  readonly createdAt: number
  readonly channelCopy: 'current' | 'outdated'
  readonly customer: Person
}
