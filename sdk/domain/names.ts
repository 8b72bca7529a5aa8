import type { FieldFailure } from './failure.ts'

type NameField = 'firstName' | 'middleName' | 'lastName' | 'name'

/** The fields that make the name of a customer. */
export type NameFields = { readonly [Field in NameField]?: string | undefined } & {
  readonly customerType?: 'person' | 'organization' | undefined
}

const personNames = ['firstName', 'middleName', 'lastName'] as const

/** The names that are missing, or that a customer of this type cannot have. */
export function nameProblems(names: NameFields): readonly (FieldFailure & { readonly path: NameField })[] {
  const isOrganization = names.customerType === 'organization'
  const foreign = isOrganization ? personNames : (['name'] as const)
  const required = isOrganization ? (['name'] as const) : (['firstName', 'lastName'] as const)
  const missing = required.some((field) => names[field]) ? [] : required
  return [
    ...foreign.filter((field) => names[field]).map((path) => ({ path, problem: 'invalid' as const })),
    ...missing.map((path) => ({ path, problem: 'required' as const })),
  ]
}

/** The name of an organization, or the names of a person in their order. */
export function fullNameOf(names: NameFields): string {
  const own = names.customerType === 'organization' ? [] : personNames.map((field) => names[field])
  return own.filter(Boolean).join(' ') || (names.name ?? '')
}
