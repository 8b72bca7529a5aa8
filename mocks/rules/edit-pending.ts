import type { EnhancedPart } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import { Refusal } from '../wire/refusal.ts'
import { configurationOf } from './configuration.ts'
import type { CustomerChanges } from './customer-changes.ts'
import { allowedParts, enhancedPartOf } from './enhanced-parts.ts'

/** Throws a `Refusal` for the first change that the switches do not allow while the customer is pending. */
export function checkPendingEdit(
  rows: Rows,
  { newAddresses, changedAddresses, fields }: CustomerChanges,
  enhancedParts: readonly EnhancedPart[],
): void {
  const { asyncAddresses, asyncEditing } = configurationOf(rows)
  if (newAddresses.length > 0 && !asyncAddresses) throw refusal('Not while pending: a further address')
  if (changedAddresses.length > 0 && !asyncEditing) throw refusal('Not while pending: a change of an address')
  const allowed = allowedParts(rows, enhancedParts)
  for (const name of Object.keys(fields)) {
    const part = enhancedPartOf(name)
    const isAllowed = part ? allowed.includes(part) : asyncEditing
    if (!isAllowed) throw refusal(`Not while pending: a change of ${name}`)
  }
}

function refusal(reason: string): Refusal {
  return new Refusal('UpdateAsyncCustomerNotSupported', { reason })
}
