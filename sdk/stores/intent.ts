import type { CreationMode } from '../domain/channel.ts'
import type { NewCustomerDraft } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { present } from '../domain/present.ts'
import type { Environment } from '../environment.ts'
import type { Intent } from '../outbox/intents.ts'
import type { EntryOf, NewEntry, StoredCustomer, StoredEntry, StoredProfile } from '../outbox/records.ts'

/** A create as it will be recorded: the customer that the shopper sees at once, and the entry that carries it out. */
export function toCreateIntent(
  draft: NewCustomerDraft,
  expectedMode: CreationMode,
  requestedMode: StoredEntry['requestedMode'],
  environment: Environment,
): Required<Intent> & { readonly customer: StoredCustomer } {
  const key = environment.uuid()
  const addressKeys = (draft.addresses ?? []).map(() => environment.uuid())
  const base = toEntryBase(key, environment)
  return {
    customer: {
      key,
      createdBy: base.id,
      createdAt: base.recordedAt,
      expectedMode,
      identity: { status: 'queued' },
      profile: toProfile(draft, addressKeys),
    },
    entry: {
      ...base,
      kind: 'create-customer',
      status: 'queued',
      requestedMode,
      payload: { draft, addressKeys },
    },
  }
}

/** The same create, mended. It is a new intent: the channel must not take it for the one that it refused. */
export function toAmendedIntent(
  customer: StoredCustomer,
  entry: EntryOf<'create-customer'>,
  draft: NewCustomerDraft,
  environment: Environment,
): Intent {
  const addressKeys = (draft.addresses ?? []).map(
    (_, index) => entry.payload.addressKeys[index] ?? environment.uuid(),
  )
  const base = toEntryBase(customer.key, environment)
  return {
    customer: {
      ...customer,
      createdBy: base.id,
      identity: { status: 'queued' },
      profile: toProfile(draft, addressKeys),
    },
    entry: {
      ...base,
      kind: 'create-customer',
      status: 'queued',
      requestedMode: entry.requestedMode,
      payload: { draft, addressKeys },
    },
  }
}

export type Part = Pick<NewEntry, 'kind' | 'payload'>

/** Something for a customer that exists already. */
export function toPartIntent(
  key: CustomerKey,
  part: Part,
  state: Pick<NewEntry, 'status' | 'failure'>,
  environment: Environment,
): Intent {
  // `kind` and `payload` come as one, which a spread does not show to the compiler.
  const entry = {
    ...toEntryBase(key, environment),
    ...part,
    ...state,
    requestedMode: 'channel-decides',
  } as NewEntry
  return { entry }
}

function toEntryBase(customerKey: CustomerKey, environment: Environment) {
  return { id: environment.uuid(), customerKey, attempts: 0, recordedAt: environment.now() }
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
