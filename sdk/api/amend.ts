import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import type { WhenPending } from '../negotiation/decision.ts'
import { toAmendedIntent, type EntryContent, type Intent } from '../outbox/intent.ts'
import type { EntryWithCustomer } from '../outbox/model.ts'
import { findCustomer, viewCustomer } from '../views/customer-view.ts'
import { amendedDraft, checkNames, updatedDraft } from './changes.ts'
import { submit, waitForAnswer } from './submit.ts'
import { type ApiDeps, checkFieldNames, checkId, definedChanges, parse, throwFailure } from './verb.ts'

/** For `customers.amend`. */
export async function amend(deps: ApiDeps, key: CustomerKey, changes: unknown): Promise<Customer> {
  checkId('key', key)
  const given = definedChanges(changes)
  checkFieldNames(deps.schemas.newCustomer, given)
  const amended = await tryToAmend(deps, key, given, amendedDraft)
  return amended ?? throwFailure(deps, { kind: 'refused', code: 'not_possible_now' }, key)
}

/** Resolves with `undefined` if the channel may have accepted the create: it is being sent, in doubt or accepted. */
async function tryToAmend(
  deps: ApiDeps,
  key: CustomerKey,
  changes: object,
  merge: (draft: NewCustomerDraft, changes: object) => NewCustomerDraft,
): Promise<Customer | undefined> {
  let amended: Required<Intent> | undefined
  const toIntent = ({ entry, customer }: EntryWithCustomer): Intent => {
    if (entry.kind !== 'create-customer') return { entry }
    const draft = parse(deps, deps.schemas.newCustomer, merge(entry.payload.draft, changes))
    amended = toAmendedIntent(customer, entry, draft, deps.environment)
    return amended
  }
  const isDone = await deps.outbox.amend(key, toIntent)
  if (!isDone || !amended) return undefined
  await deps.onRecorded()
  return waitForAnswer(deps, key, amended.entry.id, viewCustomer(amended.customer, []))
}

/** For `customers.update`: changes the recorded create if no channel has accepted it yet. Otherwise records an edit that follows it. */
export async function update(
  deps: ApiDeps,
  key: CustomerKey,
  input: unknown,
  whenPending: WhenPending,
): Promise<Customer> {
  const changes = parse(deps, deps.schemas.customerChanges, definedChanges(input))
  const customer = findCustomer(await deps.outbox.read(), key)
  if (customer?.status === 'queued' || customer?.status === 'refused') {
    const amended = await tryToAmend(deps, customer.key, changes, updatedDraft)
    if (amended) return amended
  }
  const toContent = (known: Customer): EntryContent => {
    checkNames(deps, known, changes)
    return { kind: 'edit-customer', payload: { changes } }
  }
  return submit(deps, key, toContent, whenPending)
}
