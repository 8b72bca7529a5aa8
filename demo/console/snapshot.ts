import type { JobReport, Problem } from './report.ts'

/** The rows of both databases, newest first, and what else all tabs share. */
export interface Snapshot {
  readonly channel: {
    readonly configuration: Profile & Features & { readonly publishedAt: number }
    readonly customers: readonly NumberedRow[]
    readonly asyncCustomers: readonly ChannelRow[]
    readonly asyncAddresses: readonly ChannelAddressRow[]
    readonly asyncEdits: readonly (ChannelPart & { readonly guid: string })[]
    readonly orders: readonly (ChannelPart & { readonly account: string })[]
  }
  readonly headquarters: {
    readonly profile: Profile
    readonly features: Features
    readonly publish: Publish
    readonly customers: readonly HeadquartersRow[]
    readonly asyncCustomers: readonly UploadedRow[]
    readonly asyncAddresses: readonly UploadedAddressRow[]
    readonly asyncEdits: readonly (UploadedPart & { readonly guid: string })[]
    readonly orders: readonly (UploadedPart & { readonly account: string })[]
  }
  readonly schedules: readonly Schedule[]
  readonly faults: readonly Fault[]
  readonly lastRuns: readonly JobReport[]
}

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

/** How what is set at headquarters reaches the channel. */
export type Publish = 'at once' | 'by jobs'

export interface Schedule {
  readonly job: string
  readonly everyMs: number
  readonly nextRunAt: number
}

export interface Fault {
  readonly id: string
  readonly on: string
  readonly kind: string
  readonly times?: number
  readonly triggered: number
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

export interface NumberedRow {
  readonly accountNumber: string
  readonly guid?: string
  readonly customer: Person
}
export interface HeadquartersRow extends NumberedRow {
  readonly createdAt: number
  readonly channelCopy: 'current' | 'outdated'
}

export type Upload = 'waiting' | 'uploaded'
export interface ChannelRow {
  readonly guid: string
  readonly createdAt: number
  readonly upload: Upload
  readonly accountNumber?: string
  readonly reason: AsyncReason
  readonly customer: Person
}
export type AsyncReason = 'profile' | 'asked' | 'real-time call failed' | 'channel offline'

/** A row that follows its customer: an address, a change, an order. */
export interface ChannelPart {
  readonly id: string
  readonly upload: Upload
}
export interface ChannelAddressRow extends ChannelPart {
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** Known once 1010 has brought it back. */
  readonly recordId?: number
  readonly address: MendableAddress
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
export interface UploadedAddressRow extends UploadedPart {
  readonly account: string
  readonly address: MendableAddress
}
export type Synchronization =
  | { readonly status: 'waiting' | 'done' }
  | { readonly status: 'failed'; readonly problems: readonly Problem[] }
