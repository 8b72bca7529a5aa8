import type { ChannelSwitches, CreationMode } from '../domain/channel.ts'
import type { CustomerStatus } from '../domain/customer.ts'
import type { EntryKind } from '../domain/entry.ts'
import type { FailureCode } from '../domain/failure.ts'

/** `sync`, `async`: sent now, with this mode expected. `queue`: kept, and sent when the channel is reachable again. */
export type Allowed = 'sync' | 'async' | 'queue'
/** Refused by a rule. `canWait`: it may be held until the account number arrives instead. */
export type Refusal = { readonly reason: FailureCode; readonly canWait: boolean }
export type Outcome = Allowed | Refusal

/** The rules for async customers on which the English and the localised documentation disagree. */
export type AsyncRule = 'affiliations' | 'secondaryContacts'
export type Condition = keyof ChannelSwitches | AsyncRule
/** An outcome, or a choice: `met` if all conditions are on, otherwise `unmet`. */
export type Cell =
  Outcome | { readonly ifAll: readonly Condition[]; readonly met: Cell; readonly unmet: Cell }

export type Reachability = 'reachable' | 'unreachable'
type Row = Readonly<Record<Reachability, Cell>>

const refuseOrWait = (reason: FailureCode): Refusal => ({ reason, canWait: true })
const refuse = (reason: FailureCode): Refusal => ({ reason, canWait: false })

/** Edits of a synced customer: with async editing the channel saves them without a real-time call. */
const editOfSynced = {
  reachable: { ifAll: ['asyncEditing'], met: 'async', unmet: 'sync' },
  unreachable: 'queue',
} as const satisfies Record<Reachability, Cell>

/** Creating a customer, by the channel's mode. Source: Dynamics 365 Commerce, asynchronous customer creation mode. */
export const createCustomerTable: Readonly<
  Record<CreationMode, Readonly<Record<Reachability | 'unreachable, customers filtered', Outcome>>>
> = { sync: createIn('sync'), async: createIn('async') }

/**
 * The statuses in which a guest may change a customer: only a create that no channel has accepted is still the guest's. A
 * channel lets nobody else change a customer than the shopper who is signed in, an employee and an application. Source:
 * roles of `UpdateCustomer` and `IssueLoyaltyCard` in Microsoft's list of the Retail Server APIs.
 */
export const guestTable: Readonly<Record<Exclude<EntryKind, 'create-customer'>, readonly CustomerStatus[]>> =
  {
    'create-address': [],
    'edit-address': [],
    'add-title': [],
    'add-affiliation': [],
    'add-contact': [],
    'edit-customer': ['queued', 'refused'],
    'issue-loyalty-card': [],
  }

/**
 * Everything else, by the status of the customer. Source: the same page, with the switches of 10.0.22, 10.0.24 and 10.0.29;
 * the page on customer management for multiple contacts.
 */
export const customerTable: Readonly<
  Record<Exclude<EntryKind, 'create-customer'>, Readonly<Record<CustomerStatus, Row>>>
> = {
  'create-address': change(
    { reachable: { ifAll: ['asyncAddresses'], met: 'async', unmet: 'sync' }, unreachable: 'queue' },
    allowedIf(['asyncAddresses'], refuseOrWait('async_addresses_off')),
  ),
  'edit-address': change(editOfSynced, allowedIf(['asyncEditing'], refuseOrWait('account_number_needed'))),
  'add-title': change(
    editOfSynced,
    allowedIf(['enhancedAsyncCreation'], refuseOrWait('enhanced_creation_off')),
  ),
  'add-affiliation': change(
    editOfSynced,
    allowedIf(['enhancedAsyncCreation', 'affiliations'], refuseOrWait('affiliation_needs_account_number')),
  ),
  'add-contact': change(
    withMultipleContacts(editOfSynced),
    withMultipleContacts(
      allowedIf(['enhancedAsyncCreation', 'secondaryContacts'], refuseOrWait('contact_needs_account_number')),
    ),
  ),
  'edit-customer': {
    synced: editOfSynced,
    pending: allowedIf(['asyncEditing'], refuseOrWait('account_number_needed')),
    // Nobody has accepted the customer yet: the create itself is amended, and sent (again).
    queued: always('queue'),
    refused: always('queue'),
  },
  'issue-loyalty-card': change(
    { reachable: 'sync', unreachable: 'queue' },
    always(refuseOrWait('loyalty_needs_account_number')),
  ),
}

function createIn(mode: CreationMode) {
  return {
    reachable: mode,
    unreachable: 'queue',
    'unreachable, customers filtered': refuse('offline_creation_off'),
  } as const
}

/**
 * A change of a customer. A queued customer will most likely be pending next; a refused one must be corrected first.
 */
function change(synced: Row, pending: Row): Readonly<Record<CustomerStatus, Row>> {
  return { synced, pending, queued: pending, refused: always(refuse('customer_refused')) }
}

function always(cell: Cell): Row {
  return { reachable: cell, unreachable: cell }
}

function allowedIf(ifAll: readonly Condition[], unmet: Refusal): Row {
  return {
    reachable: { ifAll, met: 'async', unmet },
    unreachable: { ifAll, met: 'queue', unmet },
  }
}

/** Without the switch a customer has one e-mail and one phone: waiting for the account number would not help. */
function withMultipleContacts(row: Row): Row {
  const ifOn = (met: Cell): Cell => ({
    ifAll: ['multipleContacts'],
    met,
    unmet: refuse('multiple_contacts_off'),
  })
  return { reachable: ifOn(row.reachable), unreachable: ifOn(row.unreachable) }
}
