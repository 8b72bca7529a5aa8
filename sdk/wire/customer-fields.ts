import { fullNameOf, type NameFields } from '../domain/names.ts'
import type { CustomerChangesDraft } from '../domain/new-customer.ts'

/** The SDK's names of a customer's fields, by their names on the wire. Names of people are apart. */
export const customerTexts = {
  Email: 'email',
  Phone: 'phone',
  Cellphone: 'cellphone',
  ReceiptEmail: 'receiptEmail',
  Language: 'language',
  VatNumber: 'vatNumber',
  CustomerGroup: 'customerGroup',
} as const

export const customerFlags = {
  OptOutPersonalization: 'optOutPersonalization',
  OptOutWebActivityTracking: 'optOutWebActivityTracking',
} as const

export const personNames = { FirstName: 'firstName', MiddleName: 'middleName', LastName: 'lastName' } as const

/** The channel's numbers for the types of customers. Source: the CustomerType enumeration of Commerce. */
export const customerTypes = { person: 1, organization: 2 } as const

/** The texts and flags that are present. A text that is present and empty becomes blank. */
export function toWireFields(changes: CustomerChangesDraft): object {
  const texts = present(customerTexts, changes).map(([name, field]) => [name, changes[field] ?? ''])
  const flags = present(customerFlags, changes).map(([name, field]) => [name, changes[field] ?? false])
  return Object.fromEntries([...texts, ...flags])
}

/** The names of a create. Headquarters takes a person with one name by the whole name alone. */
export function toWireNames(names: NameFields): object {
  const Name = fullNameOf(names)
  if (!hasTwoNames(names)) return { Name }
  const { firstName, middleName, lastName } = names
  return { FirstName: firstName, MiddleName: middleName ?? '', LastName: lastName, Name }
}

/** The names of an edit: those that change, or all if the person has or had only one. */
export function toWireNameChanges(before: NameFields, changes: CustomerChangesDraft): object {
  const after = { ...before, ...changes }
  const changed = present(personNames, changes)
  if (before.customerType === 'organization') return 'name' in changes ? { Name: after.name ?? '' } : {}
  if (changed.length === 0) return {}
  if (hasTwoNames(before) && hasTwoNames(after))
    return Object.fromEntries(changed.map(([name, field]) => [name, changes[field] ?? '']))
  return { FirstName: '', MiddleName: '', LastName: '', ...toWireNames(after) }
}

function hasTwoNames({ customerType, firstName, lastName }: NameFields): boolean {
  return customerType !== 'organization' && Boolean(firstName && lastName)
}

function present<Field extends keyof CustomerChangesDraft>(
  fields: Readonly<Record<string, Field>>,
  changes: CustomerChangesDraft,
): readonly (readonly [string, Field])[] {
  return Object.entries(fields).filter(([, field]) => field in changes)
}
