import { changedAddress, withClearedFields, type Address, type AddressChanges } from '../domain/address.ts'
import type { Customer } from '../domain/customer.ts'
import { nameProblems } from '../domain/names.ts'
import { mergedValues, type CustomerChangesDraft, type NewCustomerDraft } from '../domain/new-customer.ts'
import { type ApiDeps, definedChanges, parse, throwInvalid } from './verb.ts'

/** Checks that a changed person keeps one name, and a changed organization its own. */
export function checkNames(deps: ApiDeps, known: Customer, changes: CustomerChangesDraft): void {
  const { customerType = 'person', firstName, middleName, lastName, name } = known
  const names = customerType === 'person' ? { firstName, middleName, lastName } : { name }
  const isRenamed = ['firstName', 'middleName', 'lastName', 'name'].some((field) => field in changes)
  const [first, ...others] = isRenamed ? nameProblems({ customerType, ...names, ...changes }) : []
  if (first) throwInvalid(deps, [first, ...others])
}

/** Validates the changes of an address. The country's rules apply to the changed address as a whole. */
export function parseAddressChanges(deps: ApiDeps, known: Address, input: unknown): AddressChanges {
  const { key: _key, status: _status, entryId: _entryId, failure: _failure, ...address } = known
  const typed = parse(deps, deps.schemas.addressChanges, definedChanges(input))
  const changes = withClearedFields(address, typed)
  const whole = parse(deps, deps.schemas.newAddress, changedAddress(address, changes))
  const names = Object.keys(changes) as (keyof AddressChanges)[]
  return Object.fromEntries(names.map((name) => [name, whole[name]]))
}

/** The draft of a create with fields replaced. A customer of another type loses the names of the first one. */
export function amendedDraft(draft: NewCustomerDraft, changes: Partial<NewCustomerDraft>): NewCustomerDraft {
  const { customerType = draft.customerType } = changes
  if (customerType === draft.customerType) return { ...draft, ...changes }
  const { firstName: _first, middleName: _middle, lastName: _last, name: _name, ...others } = draft
  return { ...others, ...changes }
}

/** The same for an update, which changes each attribute and each extension property on its own. */
export function updatedDraft(draft: NewCustomerDraft, changes: CustomerChangesDraft): NewCustomerDraft {
  return { ...draft, ...changes, ...mergedValues(draft, changes) }
}
