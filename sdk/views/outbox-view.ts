import type { OutboxEntry } from '../domain/entry.ts'
import { definedFields } from '../domain/validation.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'

/** The open entries as a storefront may show them, in the order they were recorded. */
export function viewEntries({ entries }: Snapshot): readonly OutboxEntry[] {
  return entries.map(rememberedView)
}

const views = new WeakMap<StoredEntry, OutboxEntry>()

/** The same object as long as the entry is the same. */
function rememberedView(stored: StoredEntry): OutboxEntry {
  const view = views.get(stored) ?? viewEntry(stored)
  views.set(stored, view)
  return view
}

/** Picks what is public: the payload and everything else is only for the SDK. */
function viewEntry(stored: StoredEntry): OutboxEntry {
  const { id, kind, customerKey, status, attempts, nextAttemptAt, failure, recordedAt } = stored
  return definedFields({ id, kind, customerKey, status, attempts, nextAttemptAt, failure, recordedAt })
}
