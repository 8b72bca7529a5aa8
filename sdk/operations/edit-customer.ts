import type { CustomerChanges, CustomerChangesDraft } from '../domain/customer.ts'
import { present } from '../domain/present.ts'
import type { StoredCustomer } from '../outbox/records.ts'
import { toWireChanges } from '../wire/customer-shape.ts'
import { edit, type OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

export const editCustomer: OperationKind<'edit-customer'> = {
  again: 'repeatable',
  send(call) {
    const { changes } = call.entry.payload
    return edit(call, toWireChanges(changes), (edited) => ({
      apply: (customer) => withWireFacts(withChanges(customer, changes), edited),
    }))
  },
  lookUp: async () => ({ kind: 'absent' }),
  show(customer, { payload }, state) {
    const fields = Object.keys(payload.changes) as (keyof CustomerChanges)[]
    // A blank field of an edit is an absent one.
    const shown = present({ ...customer, ...payload.changes })
    return { ...shown, edits: [...customer.edits, { ...state, fields }] }
  },
}

function withChanges(customer: StoredCustomer, changes: CustomerChangesDraft): StoredCustomer {
  const { attributes, ...texts } = changes
  const profile = { ...customer.profile, ...texts, ...(attributes && { attributes }) }
  return { ...customer, profile: present(profile) }
}
