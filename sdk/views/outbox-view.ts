import type { OutboxEntry } from '../domain/entry.ts'
import { definedFields } from '../domain/validation.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'

/** The open entries as a storefront may show them, in the order they were recorded. */
export function viewEntries({ entries }: Snapshot): readonly OutboxEntry[] {
  return entries.map(viewEntry)
}

/** Picks what is public: the payload and everything else is only for the SDK. */
function viewEntry(stored: StoredEntry): OutboxEntry {
  const { id, kind, customerKey, status, attempts, nextAttemptAt, failure, recordedAt } = stored
  return definedFields({ id, kind, customerKey, status, attempts, nextAttemptAt, failure, recordedAt })
}
