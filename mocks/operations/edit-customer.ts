import type { Rows } from '../model/tables.ts'
import { ownCustomer } from '../rules/access.ts'
import { primaryProblems } from '../rules/address-validation.ts'
import { shownCustomer } from '../rules/attribute-names.ts'
import { buildAddress } from '../rules/build-customer.ts'
import { configurationOf } from '../rules/configuration.ts'
import type { CheckedAttributes } from '../rules/check-attributes.ts'
import { checkAtHeadquarters, checkInChannel } from '../rules/customer-attributes.ts'
import {
  changesOf,
  hasNoChanges,
  onlyAddsAddresses,
  type CustomerChanges,
} from '../rules/customer-changes.ts'
import { customerProblems, refuseIfInvalid } from '../rules/customer-validation.ts'
import { editLocally } from '../rules/edit-locally.ts'
import { checkPendingEdit } from '../rules/edit-pending.ts'
import { editSynced } from '../rules/edit-synced.ts'
import { accountsOf, customerView, findCustomer, type FoundCustomer } from '../rules/find-customer.ts'
import { contactCountProblems } from '../rules/multiple-contacts.ts'
import { returnedPrimary } from '../rules/primary-address.ts'
import { droppedPropertyNotes, readCustomerDraft } from '../rules/read-draft.ts'
import { withAddressDefaults } from '../rules/store-defaults.ts'
import type { Customer } from '../wire/entities.ts'
import { Refusal, type ValidationResult } from '../wire/refusal.ts'
import { knownCallers, requireAnswer, type MatchedRequest, type Operation } from './operation.ts'

/** Edits a customer and its addresses. The service has no separate request for addresses. */
export const editCustomer: Operation = {
  name: 'PATCH Customers',
  key: 'keyed',
  allowedCallers: knownCallers,
  returns: 'Customer',
  plan: (rows, request) => parseEdit(rows, request).plan,
  run(rows, request) {
    const edit = parseEdit(rows, request)
    request.notes.push(...droppedPropertyNotes(rows, request.body, edit.current.Attributes))
    if (edit.plan === 'real-time') requireAnswer(request)
    const customer = save(rows, edit, request.now)
    return { kind: 'entity', value: shownCustomer(rows, customer, request.headers) }
  },
}

interface Edit {
  readonly found: FoundCustomer
  /** The customer as the channel answered it before. */
  readonly current: Customer
  readonly changes: CustomerChanges
  readonly plan: 'real-time' | 'local'
}

/** Saves an edit, and returns the customer as the channel answers it then. */
function save(rows: Rows, edit: Edit, now: number): Customer {
  const { found, changes, plan } = edit
  if (found.status === 'synced' && plan === 'real-time') editSynced(rows, found, changes, now)
  else editLocally(rows, found, changes, now)
  const edited = findCustomer(rows, found.account)
  if (!edited) throw new Refusal('CustomerNotFound')
  const view = customerView(rows, edited)
  const returned = returnedPrimary(edit.current, view, changes)
  // It may have replaced another one, so its change is looked at in the same way.
  return returned ? save(rows, { ...edit, found: edited, changes: returned }, now) : view
}

/** Reads and checks the body of an edit. Throws a `Refusal` when the switches forbid it or a value is not valid. */
function parseEdit(rows: Rows, request: MatchedRequest): Edit {
  const found = ownCustomer(rows, request)
  const current = customerView(rows, found)
  const problems: ValidationResult[] = []
  const given = readCustomerDraft(rows, request.body, problems, current.Addresses)
  const attributes = given.Attributes && checkInChannel(rows, given.Attributes, current.Attributes)
  const draft = { ...given, ...(attributes && { Attributes: attributes.attributes }) }
  const changes = changesOf(draft, current, accountsOf(found), (address) =>
    buildAddress(
      withAddressDefaults(rows, address, {
        ...current,
        ...draft,
        CustomerTypeValue: current.CustomerTypeValue,
      }),
    ),
  )
  const plan = planOf(rows, found, changes)
  if (found.status === 'pending') checkPendingEdit(rows, changes, request.enhancedParts)
  const after = { ...current, ...changes.fields, Addresses: touchedAddresses(changes) }
  const check = plan === 'local' ? 'before upload' : 'complete'
  refuseIfInvalid([
    ...problems,
    ...primaryProblems(draft.Addresses ?? []),
    ...customerProblems(after, check),
    ...attributeProblems(rows, attributes, { current, changes, plan }),
    ...(changes.fields.Contacts ? contactCountProblems(rows, after, current.Contacts) : []),
  ])
  return { found, current, changes, plan }
}

/** The problems of changed attributes in the channel, or else those at headquarters, if it is called. */
function attributeProblems(
  rows: Rows,
  inChannel: CheckedAttributes | undefined,
  { current, changes, plan }: Omit<Edit, 'found'>,
): readonly ValidationResult[] {
  const { Attributes } = changes.fields
  if (inChannel && inChannel.problems.length > 0) return inChannel.problems
  // Headquarters may have newer definitions than the channel.
  if (plan === 'local' || !Attributes) return []
  return checkAtHeadquarters(rows, Attributes, current.Attributes).problems
}

function planOf(rows: Rows, found: FoundCustomer, changes: CustomerChanges): Edit['plan'] {
  const { asyncEditing, asyncAddresses } = configurationOf(rows)
  if (found.status === 'pending' || asyncEditing || hasNoChanges(changes)) return 'local'
  return onlyAddsAddresses(changes) && asyncAddresses ? 'local' : 'real-time'
}

/** Without the mark of the primary address: the number of primary addresses is checked for the body as a whole. */
function touchedAddresses({ newAddresses, changedAddresses }: CustomerChanges) {
  const changed = changedAddresses.map(({ address }) => address)
  return [...changed, ...newAddresses].map((address) => ({ ...address, IsPrimary: false }))
}
