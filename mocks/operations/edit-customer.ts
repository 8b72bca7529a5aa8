import type { Rows } from '../model/tables.ts'
import { ownCustomer } from '../rules/access.ts'
import { primaryProblems } from '../rules/address-validation.ts'
import {
  changesOf,
  hasNoChanges,
  onlyAddsAddresses,
  type CustomerChanges,
} from '../rules/customer-changes.ts'
import { customerProblems, refuseIfInvalid } from '../rules/customer-validation.ts'
import { checkPendingEdit, editPending } from '../rules/edit-pending.ts'
import { editSynced, savesAddressesAsync } from '../rules/edit-synced.ts'
import { accountsOf, customerView, findCustomer, type FoundCustomer } from '../rules/find-customer.ts'
import { droppedPropertyNotes, readCustomerDraft } from '../rules/read-draft.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { requireAnswer, type MatchedRequest, type Operation } from './operation.ts'

/** Edits a customer and its addresses. The service has no separate request for addresses. */
export const editCustomer: Operation = {
  name: 'PATCH Customers',
  key: 'keyed',
  allowedCallers: ['shopper', 'employee', 'application'],
  plan: (rows, request) => parseEdit(rows, request).plan,
  run(rows, request) {
    const { found, changes, plan } = parseEdit(rows, request)
    request.notes.push(...droppedPropertyNotes(rows, request.body))
    if (plan === 'real-time') requireAnswer(request)
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
  readonly plan: 'real-time' | 'local'
}

/** Reads and checks the body of an edit. Throws a `Refusal` when the switches forbid it or a value is not valid. */
function parseEdit(rows: Rows, request: MatchedRequest): Edit {
  const found = ownCustomer(rows, request)
  const current = customerView(rows, found)
  const problems: ValidationResult[] = []
  const draft = readCustomerDraft(rows, request.body, problems, current.Addresses)
  const changes = changesOf(draft, current, accountsOf(found))
  const plan = planOf(rows, found, changes)
  if (found.status === 'pending') checkPendingEdit(rows, changes, request.enhancedParts)
  const after = { ...current, ...changes.fields, Addresses: touchedAddresses(changes) }
  const check = plan === 'local' ? 'before upload' : 'complete'
  refuseIfInvalid([...problems, ...primaryProblems(draft.Addresses ?? []), ...customerProblems(after, check)])
  return { found, changes, plan }
}

function planOf(rows: Rows, found: FoundCustomer, changes: CustomerChanges): Edit['plan'] {
  if (found.status === 'pending' || hasNoChanges(changes)) return 'local'
  return onlyAddsAddresses(changes) && savesAddressesAsync(rows) ? 'local' : 'real-time'
}

/** Without the mark of the primary address: the number of primary addresses is checked for the body as a whole. */
function touchedAddresses({ newAddresses, changedAddresses }: CustomerChanges) {
  return [...changedAddresses, ...newAddresses].map((address) => ({ ...address, IsPrimary: false }))
}
