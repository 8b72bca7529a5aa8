import type { ChannelSwitches, CreationMode } from '../domain/channel.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { FailureCode } from '../domain/failure.ts'

/** `sync`, `async`: sent now, and expected to be so. `queue`: kept, and sent when the channel is back. */
export type Sent = 'sync' | 'async' | 'queue'
/** Refused by a rule. `untilSynced`: it may wait for the account number instead. */
export type Refused = { readonly reason: FailureCode; readonly may: 'never' | 'wait until synced' }
export type Outcome = Sent | Refused

/** What the English documentation allows for async customers and the localised editions do not. */
export type AsyncRule = 'affiliations' | 'secondaryContacts'
export type Condition = keyof ChannelSwitches | AsyncRule
/** An outcome, or one for each state of what it depends on: all must be on. */
export type Cell =
  Outcome | { readonly ifAll: readonly Condition[]; readonly met: Outcome; readonly unmet: Outcome }

export type Reach = 'near' | 'away'
export type CustomerState = 'synced' | 'pending' | 'queued' | 'refused'

const wait = (reason: FailureCode): Refused => ({ reason, may: 'wait until synced' })
const never = (reason: FailureCode): Refused => ({ reason, may: 'never' })

/** For every operation on a customer that was not accepted: the customer itself must be mended first. */
const refusedCustomer = {
  near: never('customer_refused'),
  away: never('customer_refused'),
} as const satisfies Record<Reach, Cell>

/** Creating a customer, by the channel's mode. Source: Dynamics 365 Commerce, asynchronous customer creation mode. */
export const createCustomerTable: Readonly<
  Record<CreationMode, Readonly<Record<Reach | 'away, customers filtered', Outcome>>>
> = {
  sync: { near: 'sync', away: 'queue', 'away, customers filtered': never('offline_creation_off') },
  async: { near: 'async', away: 'queue', 'away, customers filtered': never('offline_creation_off') },
}

/** Everything else, by what its customer is. Source: the same, with the switches of 10.0.22, 10.0.24 and 10.0.29. */
export const customerTable: Readonly<
  Record<
    Exclude<EntryKind, 'create-customer'>,
    Readonly<Record<CustomerState, Readonly<Record<Reach, Cell>>>>
  >
> = {
  'create-address': {
    synced: { near: { ifAll: ['asyncAddresses'], met: 'async', unmet: 'sync' }, away: 'queue' },
    ...unsynced(allowedIf(['asyncAddresses'], wait('async_addresses_off'))),
    refused: refusedCustomer,
  },
  'edit-address': {
    synced: { near: 'sync', away: 'queue' },
    ...unsynced(allowedIf(['asyncEditing'], wait('account_number_needed'))),
    refused: refusedCustomer,
  },
  'add-title': {
    synced: { near: 'sync', away: 'queue' },
    ...unsynced(allowedIf(['enhancedAsyncCreation'], wait('enhanced_creation_off'))),
    refused: refusedCustomer,
  },
  'add-affiliation': {
    synced: { near: 'sync', away: 'queue' },
    ...unsynced(
      allowedIf(['enhancedAsyncCreation', 'affiliations'], wait('affiliation_needs_account_number')),
    ),
    refused: refusedCustomer,
  },
  'add-contact': {
    synced: { near: 'sync', away: 'queue' },
    ...unsynced(
      allowedIf(['enhancedAsyncCreation', 'secondaryContacts'], wait('contact_needs_account_number')),
    ),
    refused: refusedCustomer,
  },
  'edit-customer': {
    synced: { near: 'sync', away: 'queue' },
    pending: allowedIf(['asyncEditing'], wait('account_number_needed')),
    // Nobody has accepted the customer yet: the create itself is amended, and sent (again).
    queued: { near: 'queue', away: 'queue' },
    refused: { near: 'queue', away: 'queue' },
  },
  'issue-loyalty-card': {
    synced: { near: 'sync', away: 'queue' },
    ...unsynced({
      near: wait('loyalty_needs_account_number'),
      away: wait('loyalty_needs_account_number'),
    }),
    refused: refusedCustomer,
  },
}

function allowedIf(ifAll: readonly Condition[], unmet: Refused): Readonly<Record<Reach, Cell>> {
  return {
    near: { ifAll, met: 'async', unmet },
    away: { ifAll, met: 'queue', unmet },
  }
}

/** A customer on this device alone will most likely be pending next: the same rules hold. */
function unsynced(row: Readonly<Record<Reach, Cell>>): Readonly<Record<'pending' | 'queued', typeof row>> {
  return { pending: row, queued: row }
}
