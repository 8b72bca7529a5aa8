import type { LoyaltyCard } from '../wire/entities.ts'
import type { JobReport, Schedule } from './jobs.ts'
import type { Fault, Features, Profile, Publish } from './settings.ts'
import type {
  AsyncAddressRow,
  AsyncEditRow,
  ChannelAsyncCustomerRow,
  ChannelConfigurationRow,
  ChannelCustomerRow,
  HeadquartersCustomerRow,
  IdempotencyRow,
  IdentityRow,
  Meta,
  OrderRow,
  PublishingRow,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
  UploadedOrderRow,
} from './rows.ts'

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
    readonly publish: Publish
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

/** Every table with the type of its rows. Keys are the rows' own: account number, GUID, id. */
export interface RowTypes {
  meta: Meta
  profile: Profile
  features: Features
  publishing: PublishingRow
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
