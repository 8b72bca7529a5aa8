import * as v from 'valibot'
import type { Commit } from './changes.ts'
import type { StoredCustomer, StoredEntry } from './model.ts'

/**
 * The forms of rows, as far as everything that reads them needs. A row may come from a newer version of the SDK, or be
 * damaged: it is set aside and kept, and harms no other.
 */
const text = v.string()
const record = v.looseObject({})
const contact = v.looseObject({ kind: text, value: text })
const lists = {
  addresses: v.array(record),
  attributes: v.array(v.looseObject({ name: text })),
  affiliationIds: v.array(text),
  contacts: v.array(contact),
}
const failure = v.looseObject({ kind: text, code: text })

const identity = v.variant('status', [
  v.looseObject({ status: v.literal('queued') }),
  v.looseObject({ status: v.literal('refused'), failure }),
  v.looseObject({ status: v.literal('pending'), guid: text }),
  v.looseObject({ status: v.literal('synced'), accountNumber: text }),
])

const profile = v.looseObject({
  name: v.optional(text),
  firstName: v.optional(text),
  middleName: v.optional(text),
  lastName: v.optional(text),
  email: v.optional(text),
  phone: v.optional(text),
  ...lists,
  addresses: v.array(v.looseObject({ key: text })),
})

const typed = v.partial(v.looseObject(lists))

const customerRow = v.looseObject({
  key: text,
  formerKeys: v.optional(v.array(text)),
  createEntryId: text,
  createdAt: v.number(),
  identity,
  profile,
})

const entryFields = {
  seq: v.number(),
  id: text,
  customerKey: text,
  status: v.picklist(['queued', 'sending', 'waiting', 'in-doubt', 'refused']),
  attempts: v.number(),
  recordedAt: v.number(),
  requestedMode: v.picklist(['channel-decides', 'async']),
  nextAttemptAt: v.optional(v.number()),
  failure: v.optional(failure),
  lastAttempt: v.optional(v.looseObject({ epoch: v.number(), at: v.number(), channel: record })),
}

/** The payload of each kind of entry. A kind without one does not compile: its rows would be set aside. */
const payloads: Readonly<Record<StoredEntry['kind'], v.GenericSchema>> = {
  'create-customer': v.looseObject({ draft: typed, addressKeys: v.array(text) }),
  'create-address': v.looseObject({ addressKey: text, address: record }),
  'edit-address': v.looseObject({ addressKey: text, changes: v.union([record, v.literal('deactivate')]) }),
  'add-title': v.looseObject({ titleId: text }),
  'add-affiliation': v.looseObject({ affiliationId: text }),
  'add-contact': v.looseObject({ contact }),
  'edit-customer': v.looseObject({ changes: typed }),
  'issue-loyalty-card': record,
}

const entryRow = v.variant(
  'kind',
  Object.entries(payloads).map(([kind, payload]) =>
    v.looseObject({ ...entryFields, kind: v.literal(kind), payload }),
  ),
)

export function isReadableCustomer(row: unknown): row is StoredCustomer {
  return v.is(customerRow, row)
}

export function isReadableEntry(row: unknown): row is StoredEntry {
  return v.is(entryRow, row) && isFilled(row)
}

/** A field without a value is left out of an entry: `null` and NaN are damage, wherever they are. */
function isFilled(value: unknown): boolean {
  if (value === null || Object.is(value, NaN)) return false
  return typeof value !== 'object' || Object.values(value).every(isFilled)
}

/** A tab with a newer version may write rows that this one cannot read. */
export function withoutUnreadable(commit: Commit): Commit {
  const readable = <Key, Row>(
    rows: ReadonlyMap<Key, Row | undefined>,
    isReadable: (row: unknown) => boolean,
  ) => new Map(Array.from(rows, ([key, row]) => [key, isReadable(row) ? row : undefined]))
  return {
    ...commit,
    customers: readable(commit.customers, isReadableCustomer),
    entries: readable(commit.entries, isReadableEntry),
  }
}
