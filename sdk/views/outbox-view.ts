import type { OutboxEntry } from '../domain/entry.ts'
import { definedFields } from '../domain/validation.ts'
import type { Snapshot, StoredEntry } from '../outbox/model.ts'
import { viewChanged } from './changed-rows.ts'

/**
 * Returns a function that views the open entries of a snapshot as a storefront may show them, in the order they were recorded.
 * It looks only at those that changed since the snapshot before.
 */
export function createEntryList(): (snapshot: Snapshot) => readonly OutboxEntry[] {
  let last: { readonly entries: readonly StoredEntry[]; readonly views: readonly OutboxEntry[] } = {
    entries: [],
    views: [],
  }
  return ({ entries }) => {
    last = { entries, views: viewChanged(last.views, last.entries, entries, rememberedView) }
    return last.views
  }
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
