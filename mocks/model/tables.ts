import type { LoyaltyCard } from '../wire/entities.ts'
import type { AttributeGroup, AttributeRow, PublishedAttributeGroup } from './attributes.ts'
import type { ChannelBehaviour } from './channel-behaviour.ts'
import type {
  AsyncAddressRow,
  AsyncEditRow,
  ChannelAsyncCustomerRow,
  ChannelConfigurationRow,
  ChannelCustomerRow,
  OrderRow,
} from './channel-rows.ts'
import type { Fault } from './faults.ts'
import type {
  HeadquartersCustomerRow,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
  UploadedOrderRow,
} from './headquarters-rows.ts'
import type {
  CodeRow,
  IdentityRow,
  IdentitySettingsRow,
  RefreshTokenRow,
  SigningKeyRow,
} from './identity-rows.ts'
import type {
  CartRow,
  IdempotencyRow,
  IndexRow,
  MetaRow,
  PublishingRow,
  SearchVersionRow,
} from './internal-rows.ts'
import type { JobReport, Schedule } from './jobs.ts'
import type { Features, Profile } from './settings.ts'
import type { StoreSettings } from './store.ts'

/** Every table with the type of its rows. A row's key is its own account number, GUID, id or name. */
export interface RowTypes {
  /** One row: random numbers and sequences. */
  meta: MetaRow
  /** Headquarters, one row: the functionality profile. */
  profile: Profile
  /** Headquarters, one row: the switches. */
  features: Features
  /** Headquarters, one row: when settings reach the channel. */
  publishing: PublishingRow
  /** Headquarters, one row: what new customers and addresses inherit. */
  store: StoreSettings
  /** Headquarters: customer attributes, by name. */
  attributes: AttributeRow
  /** Headquarters, one row: the customer attribute group. */
  attributeGroup: AttributeGroup
  /** Channel: the customer attributes that job 1010 brought. */
  channelAttributes: AttributeRow
  /** Channel, one row: the customer attribute group that job 1110 brought. */
  channelAttributeGroup: PublishedAttributeGroup
  /** Channel, one row: the published settings. */
  channelConfiguration: ChannelConfigurationRow
  /** Channel, one row: how strict it is. */
  channelBehaviour: ChannelBehaviour
  /** Channel: customers with an account number. */
  channelCustomers: ChannelCustomerRow
  /** Channel: customers that were created async. */
  channelAsyncCustomers: ChannelAsyncCustomerRow
  /** Channel: addresses that were added async. */
  channelAsyncAddresses: AsyncAddressRow
  /** Channel: edits that were accepted without a real-time call. */
  channelAsyncEdits: AsyncEditRow
  /** Channel: orders. */
  channelOrders: OrderRow
  /** Channel: carts that were not checked out. */
  carts: CartRow
  /** Identity provider: people, and the customers that they are linked to. */
  identities: IdentityRow
  /** Headquarters, one row: how identities are linked to customers. */
  identitySettings: IdentitySettingsRow
  /** Identity provider: keys that sign tokens. */
  signingKeys: SigningKeyRow
  /** Identity provider: authorization codes. */
  codes: CodeRow
  /** Identity provider: refresh tokens. */
  refreshTokens: RefreshTokenRow
  /** Former versions of customers, while the search index lags behind. */
  searchVersions: SearchVersionRow
  /** Headquarters: customers with an account number. */
  customers: HeadquartersCustomerRow
  /** Headquarters: uploaded customers. */
  uploadedCustomers: UploadedCustomerRow
  /** Headquarters: uploaded addresses. */
  uploadedAddresses: UploadedAddressRow
  /** Headquarters: uploaded edits. */
  uploadedEdits: UploadedEditRow
  /** Headquarters: orders. */
  orders: UploadedOrderRow
  /** Headquarters: loyalty cards. */
  loyaltyCards: LoyaltyCard
  /** Jobs that run at an interval. */
  schedules: Schedule
  /** Faults with their counts. */
  faults: Fault
  /** The last report of each job. */
  lastRuns: JobReport
  /** Answers to requests with an `Idempotency-Key`. */
  idempotency: IdempotencyRow
  /** The indexes of the other tables. A snapshot leaves them out. */
  index: IndexRow
}

/** The name of a table. */
export type TableName = keyof RowTypes

/** The rows inside one transaction. A row is frozen: `put` replaces it. */
export interface Rows {
  /** The row with this key, or `undefined`. */
  get<Name extends TableName>(table: Name, key: string): RowTypes[Name] | undefined
  /** All rows of a table, in the order in which they were first put. */
  all<Name extends TableName>(table: Name): RowTypes[Name][]
  /** Adds a row, or replaces the one with this key. Keeps a copy of `row`. */
  put<Name extends TableName>(table: Name, key: string, row: RowTypes[Name]): void
  /** Removes a row. Does nothing when there is none. */
  delete(table: TableName, key: string): void
  /** Every row of every table, as table, key and row. */
  entries(): (readonly [TableName, string, unknown])[]
}

/** The storage of a headquarters: `memoryTables()`, `indexedDbTables()`, or one of your own. */
export interface Tables {
  /**
   * Runs one read-modify-write transaction and resolves with the result of `run` once the rows are stored. Stores
   * nothing and rejects when `run` throws. Two changes never see half of each other, not even from two tabs.
   */
  change<Result>(run: (rows: Rows) => Result): Promise<Result>
  /** Resolves with the result of `run`. Changes that `run` makes are not stored. */
  read<Result>(run: (rows: Rows) => Result): Promise<Result>
  /** Calls `run` after every stored change, from this tab or another one. Returns a function that ends the calls. */
  watch(run: () => void): () => void
  /** Releases timers and connections. The rows stay, except those in memory. */
  close(): Promise<void>
}
