import type { Customer, SyncedCustomer } from '../domain/customer.ts'
import type { AccountNumber, CustomerKey } from '../domain/identity.ts'
import type { CustomerChanges, NewCustomer } from '../domain/new-customer.ts'
import type { Store } from '../store.ts'
import type { VerbOptions } from './verb-options.ts'

/**
 * The customers on this device.
 *
 * Verbs that change something resolve when the intent is on disk and, if the channel is reachable, its answer is known or
 * `answerTimeoutMs` has passed. They reject with a `CommerceError`:
 *
 * - `validation`: the input is wrong. Nothing is kept.
 * - `pending`: it needs the account number. Nothing is kept, unless `whenPending` is `wait`.
 * - `refused` by a rule: nothing is kept.
 * - `refused` by the channel or headquarters: the entry is kept, to be amended, retried or discarded.
 * - `storage`: it could not be stored, or this device does not know the customer. Nothing is sent.
 *
 * A field or an option that nobody knows is a `TypeError` that names it, and so are fields that are no plain object, such as a
 * `FormData`; nothing is kept.
 */
export interface Customers {
  /**
   * Creates a customer. Resolves with `synced`, `pending`, or `queued` if the channel is unreachable, has not answered yet or
   * its answer was lost. If the channel refuses it, the customer is kept and `error.key` names it.
   */
  create(newCustomer: NewCustomer, options?: CreateOptions): Promise<Customer>
  /**
   * Corrects a create that no channel has accepted, and sends it again. Throws a `refused` error with the code
   * `not_possible_now` if it is being sent, in doubt or already accepted.
   */
  amend(key: CustomerKey, changes: Partial<NewCustomer>): Promise<Customer>
  /**
   * Changes a customer. A blank field is cleared, an absent or `undefined` one stays as it is; each attribute and each
   * extension property is changed on its own. A person must keep at least one name. A create that no channel has
   * accepted is amended; if it is being sent or in doubt, the change follows it.
   */
  update(key: CustomerKey, changes: CustomerChanges, options?: VerbOptions): Promise<Customer>
  /**
   * Reads a customer from the channel onto this device: the shopper's own, or for an application the customer of an account
   * number. It may have been made elsewhere: on another device, at a till, by automatic linking. Resolves with `undefined` if
   * the shopper has none. Throws `sign-in` for a guest or without a token, `unreachable` if the channel does not answer, and
   * `refused` if it says no. Throws a `TypeError` for an application without an account number.
   */
  load(account?: AccountNumber): Promise<Customer | undefined>
  /**
   * The shopper's own customer as a store. Once it is known, it is read again when a page comes back after five minutes.
   * Always `unknown` for a guest and an application.
   */
  readonly own: Store<OwnCustomer>
  /** Reads one customer from this device; `undefined` if it is unknown. Throws a `storage` error if it cannot be read. */
  get(key: CustomerKey): Promise<Customer | undefined>
  /** Reads all customers from this device, newest first. Throws a `storage` error if they cannot be read. */
  list(): Promise<readonly Customer[]>
  /** The same as `list`, as a store. Empty until `ready` resolves. */
  readonly all: Store<readonly Customer[]>
  /** One customer as a store; `undefined` while unknown. The same store for the same key, as long as it is in use. */
  watch(key: CustomerKey): Store<Customer | undefined>
  /**
   * Resolves when the customer has an account number, which may take minutes. Throws a `CommerceError` with the customer's
   * failure if it is refused, with `entry_unknown` if it is unknown or discarded, and with `stopped` if this `commerce` is
   * stopped. Throws the reason of `signal` if it aborts.
   */
  whenSynced(key: CustomerKey, options?: { readonly signal?: AbortSignal }): Promise<SyncedCustomer>
}

/** The options of `customers.create`. */
export interface CreateOptions extends VerbOptions {
  /**
   * Your site's key for the customer, such as an id of the form: it becomes `customer.key`, and the same key twice makes
   * one customer. If a customer of this key is known already, `create` sends nothing and ignores the other values, with the
   * diagnostic `customer-key-known`: it resolves with that customer, or throws its refusal again if it was refused; correct it
   * with `amend`. Each owner has keys of its own; a key is free again after `forget`. Throws a `TypeError` if it is blank.
   * Default: a new key.
   */
  readonly key?: CustomerKey
  /**
   * The treatment of a customer that the signed-in shopper has already, for example by automatic linking, if something else
   * was typed. `refuse` throws `customer_exists`: nothing is kept, and `own` shows that customer. If it is found only after
   * the verb has resolved, what was typed is kept as refused entries, for `outbox.resolve(id, 'update')`. `update` sends what
   * was typed as changes to that customer, and resolves with it. Default: `refuse`.
   */
  readonly whenExists?: 'refuse' | 'update'
}

/** The customer of the signed-in shopper, as far as this device knows. */
export type OwnCustomer =
  | {
      /** `unknown`: `load` was not called yet. `none`: the shopper has no customer. */
      readonly state: 'unknown' | 'none'
    }
  | {
      /** The channel has a customer of this shopper. */
      readonly state: 'known'
      /** That customer. */
      readonly customer: Customer
    }
