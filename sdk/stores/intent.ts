import type { CreationMode } from '../domain/channel.ts'
import type { NewCustomerDraft } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { present } from '../domain/present.ts'
import type { Environment } from '../environment.ts'
import type { Intent } from '../outbox/intents.ts'
import { toNewEntry } from '../outbox/new-entry.ts'
import type {
  EntryOf,
  NewEntry,
  Payloads,
  StoredCustomer,
  StoredEntry,
  StoredProfile,
} from '../outbox/records.ts'

/** A create as it will be recorded: the customer that the shopper sees at once, and the entry that carries it out. */
export function toCreateIntent(
  draft: NewCustomerDraft,
  expectedMode: CreationMode,
  requestedMode: StoredEntry['requestedMode'],
  environment: Environment,
): Required<Intent> & { readonly customer: StoredCustomer } {
  const key = environment.uuid()
  const addressKeys = (draft.addresses ?? []).map(() => environment.uuid())
  const entry = toCreateEntry(key, { draft, addressKeys }, requestedMode, environment)
  return {
    customer: {
      key,
      createdBy: entry.id,
      createdAt: entry.recordedAt,
      expectedMode,
      identity: { status: 'queued' },
      profile: toProfile(draft, addressKeys),
    },
    entry,
  }
}

/** The same create, mended. It is a new intent: the channel must not take it for the one that it refused. */
export function toAmendedIntent(
  customer: StoredCustomer,
  entry: EntryOf<'create-customer'>,
  draft: NewCustomerDraft,
  environment: Environment,
): Required<Intent> {
  const addressKeys = (draft.addresses ?? []).map(
    (_, index) => entry.payload.addressKeys[index] ?? environment.uuid(),
  )
  const amended = toCreateEntry(customer.key, { draft, addressKeys }, entry.requestedMode, environment)
  return {
    customer: {
      ...customer,
      createdBy: amended.id,
      identity: { status: 'queued' },
      profile: toProfile(draft, addressKeys),
    },
    entry: amended,
  }
}

function toCreateEntry(
  key: CustomerKey,
  payload: Payloads['create-customer'],
  requestedMode: StoredEntry['requestedMode'],
  environment: Environment,
): NewEntry {
  return toNewEntry(
    key,
    { kind: 'create-customer', payload },
    { status: 'queued', requestedMode },
    environment,
  )
}

function toProfile(draft: NewCustomerDraft, addressKeys: readonly string[]): StoredProfile {
  const { addresses = [], attributes = [], affiliationIds = [], contacts = [], ...facts } = draft
  return {
    ...present(facts),
    attributes,
    affiliationIds,
    contacts,
    addresses: addresses.map((address, index) => ({ ...present(address), key: addressKeys[index] ?? '' })),
  }
}
