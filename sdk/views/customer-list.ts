import type { Customer } from '../domain/customer.ts'
import { newestFirst } from '../outbox/memory.ts'
import type { Snapshot } from '../outbox/model.ts'
import { customerWithKey, placeOf } from '../outbox/snapshot-index.ts'
import { sameAtBothEnds, viewChanged } from './changed-rows.ts'
import { viewOf } from './customer-view.ts'

/**
 * Returns a function that views all customers of a snapshot, newest first. It looks only at those that changed since the
 * snapshot before: an application may know ten thousand.
 */
export function createCustomerList(): (snapshot: Snapshot) => readonly Customer[] {
  let last: { readonly snapshot: Snapshot; readonly views: readonly Customer[] } = {
    snapshot: { customers: [], entries: [] },
    views: [],
  }
  return (snapshot) => {
    last = { snapshot, views: updatedViews(last.views, last.snapshot, snapshot) }
    return last.views
  }
}

function updatedViews(views: readonly Customer[], before: Snapshot, after: Snapshot): readonly Customer[] {
  const updated = viewChanged(views, before.customers, after.customers, (customer) => viewOf(after, customer))
  for (const key of customersOfChangedEntries(before, after)) {
    const customer = customerWithKey(after, key)
    if (!customer) continue
    const place = placeOf(after.customers, (one) => newestFirst(one, customer) < 0)
    updated[place] = viewOf(after, customer)
  }
  return updated
}

function customersOfChangedEntries(before: Snapshot, after: Snapshot): ReadonlySet<string> {
  const { start, end } = sameAtBothEnds(before.entries, after.entries)
  const changed = [before, after].flatMap(({ entries }) => entries.slice(start, entries.length - end))
  return new Set(changed.map(({ customerKey }) => customerKey))
}
