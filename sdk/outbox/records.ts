import type { Customer, NewCustomerDraft } from '../domain/customer.ts'
import type { OutboxEntry } from '../domain/entry.ts'

/** An entry as it is stored: what the storefront sees, and what is needed to carry it out. */
export interface StoredEntry extends OutboxEntry {
  /** The order in which intents were recorded, over all tabs. */
  readonly seq: number
  readonly payload: NewCustomerDraft
  /** `async` once a real-time call is out of the question for this entry. */
  readonly requestedMode: 'channel-decides' | 'async'
  /** Which sender took it last. A sender of an older term may no longer send. */
  readonly term?: number
  /** When it was last sent, in milliseconds since the epoch. */
  readonly sentAt?: number
}

/** A customer as it is stored: what the storefront sees, and the id of the intent that makes it. */
export type StoredCustomer = Customer & { readonly createdBy: string }

/** Everything this device knows of one shopper, read in one transaction. */
export interface Records {
  readonly customers: readonly StoredCustomer[]
  readonly entries: readonly StoredEntry[]
}
