import type { Address, Customer, LoyaltyCard } from '../wire/entities.ts'
import type { Fault, Features, JobReport, Profile, Schedule } from '../terms.ts'

/** The channel's and headquarters' rows side by side, as people and tests look at them. Newest first. */
export interface TablesSnapshot {
  readonly channel: {
    readonly configuration: ChannelConfigurationRow
    /** Customers with an account number, as the channel knows them. */
    readonly customers: readonly ChannelCustomerRow[]
    /** Customers created in the channel without a real-time call. */
    readonly asyncCustomers: readonly ChannelAsyncCustomerRow[]
    readonly asyncAddresses: readonly AsyncAddressRow[]
    readonly asyncEdits: readonly AsyncEditRow[]
    readonly orders: readonly OrderRow[]
  }
  readonly headquarters: {
    readonly profile: Profile
    readonly features: Features
    readonly customers: readonly HeadquartersCustomerRow[]
    /** What P-job brought: the *customer synchronization status* view. */
    readonly asyncCustomers: readonly UploadedCustomerRow[]
    readonly asyncAddresses: readonly UploadedAddressRow[]
    readonly asyncEdits: readonly UploadedEditRow[]
    readonly orders: readonly UploadedOrderRow[]
    readonly loyaltyCards: readonly LoyaltyCard[]
  }
  readonly schedules: readonly Schedule[]
  readonly faults: readonly Fault[]
  /** The last run of each job. */
  readonly lastRuns: readonly JobReport[]
}

export interface ChannelConfigurationRow extends Profile, Features {
  readonly publishedAt: number
}

/** Whether P-job has taken a row; it never takes one twice. */
export type Upload = 'waiting' | 'uploaded'

export interface ChannelCustomerRow {
  readonly accountNumber: string
  /** Where the customer was created async: the temporary GUID it had. */
  readonly guid?: string
  readonly customer: Customer
}

export interface ChannelAsyncCustomerRow {
  readonly guid: string
  readonly createdAt: number
  readonly upload: Upload
  /** Known once 1010 has brought it back. */
  readonly accountNumber?: string
  /** Why no real-time call was made, or what became of it. */
  readonly reason: 'profile' | 'asked' | 'real-time call failed' | 'channel offline'
  readonly customer: Customer
}

/** An address saved without a real-time call. */
export interface AsyncAddressRow {
  readonly id: string
  /** The customer's account number or temporary GUID. */
  readonly account: string
  readonly createdAt: number
  readonly upload: Upload
  /** Known once 1010 has brought it back. */
  readonly recordId?: number
  readonly address: Address
}

/** A change of a customer that had no account number yet. */
export interface AsyncEditRow {
  readonly id: string
  readonly guid: string
  readonly createdAt: number
  readonly upload: Upload
  readonly changes: Partial<Customer>
}

/** Where *Synchronize customers* stands with an uploaded row; a failed row stays, with its reason, until mended. */
export type Synchronization =
  | { readonly status: 'waiting' }
  | { readonly status: 'failed'; readonly reason: string; readonly errorResourceId?: string }
  | { readonly status: 'done' }

export interface UploadedCustomerRow {
  readonly guid: string
  readonly uploadedAt: number
  /** Headquarters' own mark of a converted row. */
  readonly onlineOperationCompleted: 'No' | 'Yes'
  readonly synchronization: Synchronization
  readonly accountNumber?: string
  readonly customer: Customer
}

export interface UploadedAddressRow {
  readonly id: string
  readonly account: string
  readonly uploadedAt: number
  readonly synchronization: Synchronization
  readonly address: Address
}

export interface UploadedEditRow {
  readonly id: string
  readonly guid: string
  readonly uploadedAt: number
  readonly synchronization: Synchronization
  readonly changes: Partial<Customer>
}

export interface HeadquartersCustomerRow {
  readonly accountNumber: string
  readonly guid?: string
  readonly createdAt: number
  /** Whether the channel has this version of the row; 1010 brings what it has not. */
  readonly channelCopy: 'current' | 'outdated'
  readonly customer: Customer
}

/** An order that names a customer by account number or temporary GUID. */
export interface OrderRow {
  readonly id: string
  readonly account: string
  readonly createdAt: number
  readonly upload: Upload
}

export interface UploadedOrderRow {
  readonly id: string
  readonly account: string
  readonly uploadedAt: number
  readonly synchronization: Synchronization
  /** The customer's, known once the order is in headquarters. */
  readonly accountNumber?: string
}

/** Every table with the type of its rows. Keys are the rows' own: account number, GUID, id. */
export interface RowTypes {
  meta: Meta
  profile: Profile
  features: Features
  channelConfiguration: ChannelConfigurationRow
  channelCustomers: ChannelCustomerRow
  channelAsyncCustomers: ChannelAsyncCustomerRow
  channelAsyncAddresses: AsyncAddressRow
  channelAsyncEdits: AsyncEditRow
  channelOrders: OrderRow
  identities: IdentityRow
  customers: HeadquartersCustomerRow
  uploadedCustomers: UploadedCustomerRow
  uploadedAddresses: UploadedAddressRow
  uploadedEdits: UploadedEditRow
  orders: UploadedOrderRow
  loyaltyCards: LoyaltyCard
  schedules: Schedule
  faults: Fault
  lastRuns: JobReport
  idempotency: IdempotencyRow
}

export type TableName = keyof RowTypes

/** What numbers are made from. */
export interface Meta {
  readonly seed: number
  readonly draws: number
  readonly lastAccountNumber: number
  readonly lastRecordId: number
}

/** Which customer an external identity (the subject of an id token) belongs to. */
export interface IdentityRow {
  readonly subject: string
  /** Account number or temporary GUID. */
  readonly account: string
}

export interface IdempotencyRow {
  readonly key: string
  readonly fingerprint: string
  readonly startedAt: number
  /** Absent while the first request is still being processed. */
  readonly answer?: string
}

/** The rows inside one transaction. Rows are never changed in place: `put` replaces. */
export interface Rows {
  get<Name extends TableName>(table: Name, key: string): RowTypes[Name] | undefined
  /** In the order of insertion. */
  all<Name extends TableName>(table: Name): RowTypes[Name][]
  put<Name extends TableName>(table: Name, key: string, row: RowTypes[Name]): void
  delete(table: TableName, key: string): void
  /** Every row of every table. */
  entries(): (readonly [TableName, string, unknown])[]
}

/**
 * Where the rows of a headquarters live. `change` is one read-modify-write transaction: either everything `run` put is
 * kept, or, when it throws, nothing; two at once never see half of each other, not even from two tabs.
 */
export interface Tables {
  change<Result>(run: (rows: Rows) => Result): Promise<Result>
  read<Result>(run: (rows: Rows) => Result): Promise<Result>
  /** Calls after every change that was kept, wherever it was made. */
  watch(run: () => void): () => void
  close(): Promise<void>
}
