import type { Address, Customer } from '../wire/entities.ts'
import type { Problem } from './jobs.ts'
import type { Features, Profile, Publish } from './settings.ts'

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
  | {
      readonly status: 'failed'
      readonly problems: readonly Problem[]
      /** The same in English. */
      readonly reason: string
      readonly errorResourceId?: string
    }
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
  /** What the client calls the order, where it said so. */
  readonly channelReferenceId?: string
}

export interface UploadedOrderRow {
  readonly id: string
  readonly account: string
  readonly uploadedAt: number
  readonly synchronization: Synchronization
  /** The customer's, known once the order is in headquarters. */
  readonly accountNumber?: string
}

/** How settings reach the channel. */
export interface PublishingRow {
  readonly publish: Publish
}

/** What numbers are made from. */
export interface Meta {
  readonly seed: number
  readonly randomCount: number
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
