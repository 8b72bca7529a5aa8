import { ownCustomer } from '../rules/access.ts'
import { primaryProblems } from '../rules/address-validation.ts'
import { onlyAddsAddresses, isUnchanged, changesOf, type CustomerChanges } from '../rules/customer-changes.ts'
import { checkPendingEdit, editPending } from '../rules/edit-pending.ts'
import { editSynced, savesAddressesAsync } from '../rules/edit-synced.ts'
import { findCustomer, accountsOf, customerView, type FoundCustomer } from '../rules/find-customer.ts'
import { customerProblems, refuseIfInvalid } from '../rules/customer-validation.ts'
import type { Rows } from '../model/tables.ts'
import { parseCustomerDraft } from '../wire/draft.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { requireAnswer, type MatchedRequest, type Operation } from './operation.ts'

/** Edits a customer, and with it its addresses: the service has no request of their own for them. */
export const editCustomer: Operation = {
  name: 'PATCH Customers',
  key: 'keyed',
  allowedCallers: ['shopper', 'application'],
  plan: (rows, request) => readEdit(rows, request).way,
  run(rows, request) {
    const { found, changes, way } = readEdit(rows, request)
    if (way === 'real-time') requireAnswer(request)
    if (found.status === 'synced') editSynced(rows, found, changes, request.now)
    else editPending(rows, found, changes, request.now)
    const edited = findCustomer(rows, found.account)
    if (!edited) throw new Refusal('CustomerNotFound')
    return { kind: 'entity', set: 'Customers', value: customerView(rows, edited) }
  },
}

interface Edit {
  readonly found: FoundCustomer
  readonly changes: CustomerChanges
  readonly way: 'real-time' | 'local'
}

function readEdit(rows: Rows, request: MatchedRequest): Edit {
  const found = ownCustomer(rows, request)
  const current = customerView(rows, found)
  const problems: ValidationResult[] = []
  const draft = parseCustomerDraft(request.body, problems)
  const changes = changesOf(draft, current, accountsOf(found))
  const way = wayOf(rows, found, changes)
  if (found.status === 'pending') checkPendingEdit(rows, changes, request.enhancedParts)
  const after = { ...current, ...changes.fields, Addresses: touched(changes) }
  const check = way === 'local' ? 'before upload' : 'complete'
  refuseIfInvalid([...problems, ...primaryProblems(draft.Addresses ?? []), ...customerProblems(after, check)])
  return { found, changes, way }
}

function wayOf(rows: Rows, found: FoundCustomer, changes: CustomerChanges): Edit['way'] {
  if (found.status === 'pending' || isUnchanged(changes)) return 'local'
  return onlyAddsAddresses(changes) && savesAddressesAsync(rows) ? 'local' : 'real-time'
}

function touched({ newAddresses, changedAddresses }: CustomerChanges) {
  // Which one is primary is a matter of the whole body, and checked there.
  return [...changedAddresses, ...newAddresses].map((address) => ({ ...address, IsPrimary: false }))
}
