import type { CustomerKey } from '../domain/identity.ts'
import type { Environment } from '../environment.ts'
import type { NewEntry } from './records.ts'

/** What is wanted of a customer: a kind of intent with what it needs. */
export type Part = Pick<NewEntry, 'kind' | 'payload'>

/** An intent on its way into the outbox, with an id of its own. */
export function toNewEntry(
  customerKey: CustomerKey,
  part: Part,
  state: Pick<NewEntry, 'status' | 'failure'> & Partial<Pick<NewEntry, 'requestedMode'>>,
  environment: Environment,
): NewEntry {
  const entry = {
    id: environment.uuid(),
    customerKey,
    attempts: 0,
    recordedAt: environment.now(),
    requestedMode: 'channel-decides',
    ...part,
    ...state,
  }
  // `kind` and `payload` come as one, which a spread does not show to the compiler.
  return entry as NewEntry
}
