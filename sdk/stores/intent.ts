import type { CreationMode } from '../domain/channel.ts'
import type { NewCustomerDraft, QueuedCustomer } from '../domain/customer.ts'
import type { Environment } from '../environment.ts'
import type { StoredCustomer, StoredEntry } from '../outbox/records.ts'

/** A create as it will be recorded: the customer that the shopper sees at once, and the entry that carries it out. */
export interface CreateIntent {
  readonly customer: StoredCustomer & QueuedCustomer
  readonly entry: Omit<StoredEntry, 'seq'>
}

export function toCreateIntent(
  draft: NewCustomerDraft,
  expectedMode: CreationMode,
  requestedMode: StoredEntry['requestedMode'],
  environment: Environment,
): CreateIntent {
  const key = environment.uuid()
  const id = environment.uuid()
  const now = environment.now()
  const { addresses = [], ...facts } = draft
  return {
    customer: {
      ...withoutUndefined(facts),
      key,
      createdBy: id,
      createdAt: now,
      expectedMode,
      status: 'queued',
      addresses: addresses.map((address) => ({ ...withoutUndefined(address), key: environment.uuid() })),
    },
    entry: {
      id,
      kind: 'create-customer',
      customerKey: key,
      status: 'queued',
      attempts: 0,
      recordedAt: now,
      payload: draft,
      requestedMode,
    },
  }
}

type Present<Value extends object> = { [Name in keyof Value]: Exclude<Value[Name], undefined> }

function withoutUndefined<Value extends object>(value: Value): Present<Value> {
  return Object.fromEntries(
    Object.entries(value).filter(([, field]) => field !== undefined),
  ) as Present<Value>
}
