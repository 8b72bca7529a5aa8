import type { Address } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import type { CartTenderLine, ChargeLine, SalesLine } from '../wire/orders.ts'
import type { Sequences } from './sequences.ts'
import type { Features, Profile } from './settings.ts'

/** The settings that the channel works with: those of headquarters, as last published. */
export interface ChannelConfigurationRow extends Profile, Features {
  /** When the channel got them, in milliseconds since the epoch. */
  readonly publishedAt: number
}

/** The state of a row's upload to headquarters. P-job uploads a row once. */
export type Upload = 'waiting' | 'uploaded'

/** The reason why the channel created a customer without headquarters. */
export type AsyncReason = 'profile' | 'asked' | 'real-time call failed' | 'channel offline'

/** A customer with an account number, as the channel has it. */
export interface ChannelCustomerRow {
  /** Six digits. */
  readonly accountNumber: string
  /** The temporary GUID. Absent: the customer was created in sync mode. */
  readonly guid?: string
  /** The customer, with the values that job 1010 or a sync edit brought last. */
  readonly customer: Customer
  /** The numbers of the changes in `customer`. Absent: none since the create. */
  readonly sequences?: Sequences
}

/** A customer that the channel created without a real-time call. The row stays after the conversion. */
export interface ChannelAsyncCustomerRow {
  /** The temporary GUID. */
  readonly guid: string
  /** In milliseconds since the epoch. */
  readonly createdAt: number
  /** `uploaded`: P-job has taken the customer. */
  readonly upload: Upload
  /** Absent until job 1010 has sent it. */
  readonly accountNumber?: string
  /**
   * - `profile`: the profile says async.
   * - `asked`: the body of the create said `IsAsyncCustomer: true`.
   * - `real-time call failed`: headquarters could not be called.
   * - `channel offline`: the fault `offline` cut the channel off.
   */
  readonly reason: AsyncReason
  /** The customer, with the edits that were made before its upload. Later ones are rows of their own. */
  readonly customer: Customer
  /** The numbers of the edits in `customer`. Absent: none since the create. */
  readonly sequences?: Sequences
}

/** An address that was added to a customer without a real-time call. */
export interface AsyncAddressRow {
  /** A GUID, also the `Id` of the address. */
  readonly id: string
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** In milliseconds since the epoch. */
  readonly createdAt: number
  /** `uploaded`: P-job has taken the address. */
  readonly upload: Upload
  /** The number of the change that added it or made it the primary one; see `Sequences`. */
  readonly sequence: number
  /** Absent until headquarters has it: sent by job 1010, or by the answer to a sync edit of the address. */
  readonly recordId?: number
  /** The address as the channel has it. */
  readonly address: Address
}

/**
 * An edit that was accepted without a real-time call: of a pending customer that P-job had uploaded before, or, with
 * *async editing*, of a synced one.
 */
export interface AsyncEditRow {
  /** A GUID. */
  readonly id: string
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** The number of the change; see `Sequences`. */
  readonly sequence: number
  /** In milliseconds since the epoch. */
  readonly createdAt: number
  /** `uploaded`: P-job has taken the edit. */
  readonly upload: Upload
  /** When job 1010 sent the result, in milliseconds since the epoch. Absent: the edit is not at headquarters yet. */
  readonly completedAt?: number
  /** The changed properties only. Each address has its `Id` and what changed in it; `Deactivate` removes it. */
  readonly changes: CustomerDraft
}

/** The content of an order, in the channel and at headquarters. */
export interface OrderContent {
  /** The lines. */
  readonly lines: readonly SalesLine[]
  /** The charges. Absent: there are none. */
  readonly charges?: readonly ChargeLine[]
  /** The sum of the lines and the charges. */
  readonly totalAmount: number
  /** The payments. Absent: there are none. */
  readonly payments?: readonly CartTenderLine[]
  /** The address for receipts. */
  readonly receiptEmail: string
  /** The delivery mode. */
  readonly deliveryMode: string
  /** A remark. */
  readonly comment: string
  /** The `Id` of the customer's address that it is sent to. Absent: the address is none of the customer's. */
  readonly addressId?: string
  /**
   * The address as it was when the order was placed. Absent: it is sent nowhere, or the order has an `addressId` and was
   * placed by an earlier version.
   */
  readonly shippingAddress?: Address
}

/** An order of the channel. */
export interface OrderRow extends OrderContent {
  /** `SO` and a number. */
  readonly id: string
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** In milliseconds since the epoch. */
  readonly createdAt: number
  /** `uploaded`: P-job has taken the order, or it was placed in sync mode. */
  readonly upload: Upload
  /** The client's own id of the order: the id of its cart. */
  readonly channelReferenceId?: string
}
