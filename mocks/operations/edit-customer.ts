import { ownCustomer } from '../rules/access.ts'
import { primaryProblems } from '../rules/address-validation.ts'
import { addsAddressesOnly, changesNothing, changesOf, type Changes } from '../rules/changes.ts'
import { checkPendingEdit, editPending } from '../rules/edit-pending.ts'
import { editSynced, savesAddressesAsync } from '../rules/edit-synced.ts'
import { findCustomer, namesOf, viewOf, type Found } from '../rules/find.ts'
import { customerProblems, refuseProblems } from '../rules/validation.ts'
import type { Rows } from '../tables/types.ts'
import { customerDraft } from '../wire/draft.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { needAnswer, type Call, type Operation } from './operation.ts'

/** Edits a customer, and with it its addresses: the service has no request of their own for them. */
export const editCustomer: Operation = {
  name: 'PATCH Customers',
  key: 'keyed',
  callers: ['shopper', 'application'],
  plan: (rows, call) => readEdit(rows, call).way,
  run(rows, call) {
    const { found, changes, way } = readEdit(rows, call)
    if (way === 'real-time') needAnswer(call)
    if (found.status === 'synced') editSynced(rows, found, changes, call.now)
    else editPending(rows, found, changes, call.now)
    const edited = findCustomer(rows, found.account)
    if (!edited) throw new Refusal('CustomerNotFound')
    return { kind: 'entity', set: 'Customers', value: viewOf(rows, edited) }
  },
}

interface Edit {
  readonly found: Found
  readonly changes: Changes
  readonly way: 'real-time' | 'local'
}

function readEdit(rows: Rows, call: Call): Edit {
  const found = ownCustomer(rows, call)
  const current = viewOf(rows, found)
  const problems: ValidationResult[] = []
  const draft = customerDraft(call.body, problems)
  const changes = changesOf(draft, current, namesOf(found))
  const way = wayOf(rows, found, changes)
  if (found.status === 'pending') checkPendingEdit(rows, changes, call.carries)
  const after = { ...current, ...changes.fields, Addresses: touched(changes) }
  const check = way === 'local' ? 'before upload' : 'complete'
  refuseProblems([...problems, ...primaryProblems(draft.Addresses ?? []), ...customerProblems(after, check)])
  return { found, changes, way }
}

function wayOf(rows: Rows, found: Found, changes: Changes): Edit['way'] {
  if (found.status === 'pending' || changesNothing(changes)) return 'local'
  return addsAddressesOnly(changes) && savesAddressesAsync(rows) ? 'local' : 'real-time'
}

function touched({ newAddresses, changedAddresses }: Changes) {
  // Which one is primary is a matter of the whole body, and checked there.
  return [...changedAddresses, ...newAddresses].map((address) => ({ ...address, IsPrimary: false }))
}
