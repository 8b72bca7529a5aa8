import type { StoredCustomer, StoredEntry } from '../outbox/model.ts'
import type { Answer } from '../wire/answer.ts'

interface Sent {
  readonly entry: Pick<StoredEntry, 'kind'>
  readonly customer: StoredCustomer
}

/** Returns an answer in which the fields of a refusal have the paths of the verb's own input. */
export function withOwnPaths<Body>(answer: Answer<Body>, context: Sent): Answer<Body> {
  return mapPaths(answer, (path) => ownPath(path, context))
}

export function mapPaths<Body>(answer: Answer<Body>, toPath: (path: string) => string): Answer<Body> {
  if (answer.kind !== 'refused') return answer
  const fields = answer.error.fields.map((field) => ({ ...field, path: toPath(field.path) }))
  return { ...answer, error: { ...answer.error, fields } }
}

/** An edit carries one part inside its customer; the verb got the part alone. */
function ownPath(path: string, { entry, customer }: Sent): string {
  switch (entry.kind) {
    case 'create-address':
    case 'edit-address':
      return path.replace(/^addresses\.\d+\.?/, '')
    case 'add-contact':
      return path.replace(/^contacts\.\d+\.?/, '') || 'value'
    case 'add-title':
    case 'add-affiliation':
      return 'id'
    default:
      return path === 'name' ? nameField(customer.profile) : path
  }
}

/** The field in which the name was typed: only an organization has one for the whole name. */
function nameField({ customerType, firstName }: StoredCustomer['profile']): string {
  if (customerType === 'organization') return 'name'
  return firstName ? 'firstName' : 'lastName'
}
