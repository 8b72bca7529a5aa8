import type { Failure } from '../domain/failure.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { EntryEvent } from './entry.ts'
import type { NewEntry, StoredCustomer, StoredEntry } from './records.ts'

/** What a verb records: an entry, and for a create the customer that it is about. */
export interface Intent {
  readonly customer?: StoredCustomer
  readonly entry: NewEntry
}

/** What a delivery leaves behind. */
export interface Delivery {
  /** The customer as the channel has it now. Pure; it runs inside the transaction. */
  readonly apply: (customer: StoredCustomer) => StoredCustomer
  /** What the channel did not take, to be carried out later. */
  readonly remaining?: readonly NewEntry[]
}

/** What happened to an entry, with what it brings along. */
export type Settlement = { readonly event: 'deliver'; readonly delivery: Delivery } | OpenSettlement

/** What happened to an entry that was not delivered. */
export interface OpenSettlement {
  readonly event: Exclude<EntryEvent, 'claim' | 'deliver' | 'amend'>
  readonly failure?: Failure
  readonly nextAttemptAt?: number
  readonly requestedMode?: StoredEntry['requestedMode']
}

export interface Claimed {
  readonly entry: StoredEntry
  readonly customer: StoredCustomer
}

/** What arrived of a customer without an entry that asked for it. */
export interface Arrival {
  readonly key: CustomerKey
  readonly apply: Delivery['apply']
}
