import type { Address } from '../wire/customer-parts.ts'
import type { CustomerDraft } from '../wire/draft.ts'
import type { Customer } from '../wire/entities.ts'
import type { OrderContent } from './channel-rows.ts'
import type { Problem } from './jobs.ts'
import type { Sequences } from './sequences.ts'

/**
 * The state of an uploaded row. The jobs *Synchronize customers* and *Synchronize orders* try `waiting` and `failed`
 * rows in every run.
 */
export type Synchronization =
  | { readonly status: 'waiting' }
  | {
      readonly status: 'failed'
      /** The reasons, as data. */
      readonly problems: readonly Problem[]
      /** The reasons, in English. */
      readonly reason: string
      /** The identifier of the first problem. Absent: the row waits for its customer or its address. */
      readonly errorResourceId?: string
    }
  | { readonly status: 'done' }

/** A customer with an account number, as headquarters has it. */
export interface HeadquartersCustomerRow {
  /** Six digits. */
  readonly accountNumber: string
  /** The temporary GUID. Absent: the customer was created in sync mode. */
  readonly guid?: string
  /** When it got its account number, in milliseconds since the epoch. */
  readonly createdAt: number
  /** `outdated`: job 1010 will send this row to the channel. */
  readonly channelCopy: 'current' | 'outdated'
  /** The customer as headquarters has it. */
  readonly customer: Customer
  /** The numbers of the changes in `customer`. Absent: none since the create. */
  readonly sequences?: Sequences
}

/** An uploaded async customer, as in the view *Customer synchronization status*. */
export interface UploadedCustomerRow {
  /** The temporary GUID. */
  readonly guid: string
  /** In milliseconds since the epoch. */
  readonly uploadedAt: number
  /** The mark that headquarters itself sets on a converted row. */
  readonly onlineOperationCompleted: 'No' | 'Yes'
  /** The state of its conversion. */
  readonly synchronization: Synchronization
  /** Absent until the customer is converted. */
  readonly accountNumber?: string
  /** The customer as it was uploaded, or repaired since. */
  readonly customer: Customer
  /** The numbers of the edits in `customer`. Absent: none since the create. */
  readonly sequences?: Sequences
}

/** An uploaded async address. */
export interface UploadedAddressRow {
  /** A GUID, also the `Id` of the address. */
  readonly id: string
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** In milliseconds since the epoch. */
  readonly uploadedAt: number
  /** The number of the change that added it or made it the primary one; see `Sequences`. */
  readonly sequence: number
  /** `done`: it is added to its customer, or was deactivated before that. */
  readonly synchronization: Synchronization
  /** The address as it was uploaded, or repaired since. */
  readonly address: Address
}

/** An uploaded async edit. */
export interface UploadedEditRow {
  /** A GUID. */
  readonly id: string
  /** The customer's account number or temporary GUID. */
  readonly account: string
  /** The number of the change; see `Sequences`. */
  readonly sequence: number
  /** In milliseconds since the epoch. */
  readonly uploadedAt: number
  /** `done`: it is applied to its customer, except for values that a newer change has set since. */
  readonly synchronization: Synchronization
  /** The changed properties only, as they were uploaded or repaired since. Addresses as in `AsyncEditRow`. */
  readonly changes: CustomerDraft
}

/** An uploaded order, or one that was placed in sync mode. */
export interface UploadedOrderRow extends OrderContent {
  /** `SO` and a number. */
  readonly id: string
  /** The account number or temporary GUID that the order was placed for. */
  readonly account: string
  /** In milliseconds since the epoch. */
  readonly uploadedAt: number
  /** `done`: it is booked. */
  readonly synchronization: Synchronization
  /** The customer's. Absent until the order is booked. */
  readonly accountNumber?: string
  /** The record id of `addressId`. Absent until the order is booked. */
  readonly addressRecordId?: number
}
