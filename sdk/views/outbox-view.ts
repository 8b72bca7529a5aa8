import type { OutboxEntry } from '../domain/entry.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'

/** The open entries as a storefront may show them, in the order they were recorded. */
export function viewEntries({ entries }: Snapshot): readonly OutboxEntry[] {
  return entries.map(viewEntry)
}

/** Removes the payload and everything else that only the SDK needs. */
function viewEntry(stored: StoredEntry): OutboxEntry {
  const {
    seq: _seq,
    payload: _payload,
    requestedMode: _mode,
    lastAttempt: _attempt,
    search: _search,
    ...entry
  } = stored
  return entry
}
