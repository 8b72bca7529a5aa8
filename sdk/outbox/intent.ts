import type { CreationMode } from '../domain/channel.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { definedFields } from '../domain/validation.ts'
import type { Environment } from '../environment.ts'
import { toProfile } from './stored-customer.ts'
import type {
  EntryOf,
  NewEntry,
  Payloads,
  Snapshot,
  StoredCustomer,
  StoredEntry,
  StoredProfile,
} from './model.ts'

/** One unit of recording: an entry, and for a create the customer it is about. */
export interface Intent {
  readonly customer?: StoredCustomer
  readonly entry: NewEntry
}

/** The kind of an intent with the payload of that kind. */
export type EntryContent = Pick<NewEntry, 'kind' | 'payload'>

/** The state of an entry when it is recorded. */
export type EntryState = Pick<NewEntry, 'status' | 'failure' | 'nextAttemptAt' | 'undecided'>

/** The state of an entry that needs the account number. Recorded for a synced customer, it is queued at once. */
export const heldUntilSynced = {
  status: 'waiting',
  failure: { kind: 'pending', code: 'account_number_needed' },
} as const satisfies EntryState

/**
 * The state of an entry for a channel that is known to be unreachable: it waits with the others for the next attempt, so
 * that it need not be written a second time. Without others it is tried at once.
 */
export function waitingForChannel({ entries }: Snapshot): EntryState {
  const failure = { kind: 'unreachable', code: 'channel_unreachable' } as const
  const known = entries.findLast((entry) => entry.failure?.code === failure.code)
  return definedFields({ status: 'queued', failure, nextAttemptAt: known?.nextAttemptAt })
}

/** Makes an entry with an id of its own. */
export function toNewEntry(
  customerKey: CustomerKey,
  content: EntryContent,
  state: EntryState & Partial<Pick<NewEntry, 'requestedMode'>>,
  environment: Environment,
): NewEntry {
  const entry = {
    id: environment.uuid(),
    customerKey,
    attempts: 0,
    recordedAt: environment.now(),
    requestedMode: 'channel-decides',
    ...content,
    ...state,
  }
  // `content` pairs kind and payload; the compiler loses that through the spread.
  return entry as NewEntry
}

/** The choices of the site about a create. */
interface CreateChoices {
  readonly key?: CustomerKey | undefined
  readonly whenExists?: 'refuse' | 'update' | undefined
  readonly state?: EntryState
}

/** Makes the intent of a create: the customer that the shopper sees at once, and the entry that creates it. */
export function toCreateIntent(
  draft: NewCustomerDraft,
  expectedMode: CreationMode,
  requestedMode: StoredEntry['requestedMode'],
  environment: Environment,
  { key = environment.uuid(), whenExists, state }: CreateChoices = {},
): Required<Intent> {
  const payload = definedFields({ ...toCreatePayload(draft, environment), whenExists })
  const entry = toCreateEntry(key, payload, requestedMode, environment, state)
  return {
    customer: {
      key,
      createEntryId: entry.id,
      createdAt: entry.recordedAt,
      expectedMode,
      identity: { status: 'queued' },
      profile: profileOf(draft, payload.addressKeys),
    },
    entry,
  }
}

/** The payload of a create: each address gets a key for life. */
export function toCreatePayload(
  draft: NewCustomerDraft,
  environment: Environment,
): Payloads['create-customer'] {
  return { draft, addressKeys: (draft.addresses ?? []).map(() => environment.uuid()) }
}

/**
 * Makes the corrected intent of a create. The entry gets a new id, because the channel must not mistake it for the one it
 * refused.
 */
export function toAmendedIntent(
  customer: StoredCustomer,
  entry: EntryOf<'create-customer'>,
  draft: NewCustomerDraft,
  environment: Environment,
): Required<Intent> {
  const addressKeys = (draft.addresses ?? []).map(
    (_, index) => entry.payload.addressKeys[index] ?? environment.uuid(),
  )
  const payload = { ...entry.payload, draft, addressKeys }
  const amended = toCreateEntry(customer.key, payload, entry.requestedMode, environment)
  return {
    customer: {
      ...customer,
      createEntryId: amended.id,
      identity: { status: 'queued' },
      profile: profileOf(draft, addressKeys),
    },
    entry: amended,
  }
}

function toCreateEntry(
  key: CustomerKey,
  payload: Payloads['create-customer'],
  requestedMode: StoredEntry['requestedMode'],
  environment: Environment,
  state: EntryState = { status: 'queued' },
): NewEntry {
  return toNewEntry(key, { kind: 'create-customer', payload }, { ...state, requestedMode }, environment)
}

function profileOf(draft: NewCustomerDraft, addressKeys: readonly string[]): StoredProfile {
  const addresses = draft.addresses?.map((address, index) => ({
    ...definedFields(address),
    key: addressKeys[index] ?? '',
  }))
  return toProfile({ ...draft, addresses })
}
