import type { CustomerChanges, CustomerChangesDraft } from '../domain/customer.ts'
import { definedFields } from '../domain/validation.ts'
import type { StoredCustomer } from '../outbox/model.ts'
import { toWireChanges } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import { sendEdit, type Operation } from './operation.ts'

export const editCustomer: Operation<'edit-customer'> = {
  resend: 'safe',
  send(context) {
    const { changes } = context.entry.payload
    return sendEdit(context, toWireChanges(changes), (edited) => ({
      apply: (customer) => applyResponse(withChanges(customer, changes), edited),
    }))
  },
  lookUp: async () => ({ kind: 'not-found' }),
  show(customer, { payload }, state) {
    const fields = Object.keys(payload.changes) as (keyof CustomerChanges)[]
    // A blank field of an edit clears the field.
    const shown = definedFields({ ...customer, ...payload.changes })
    return { ...shown, edits: [...customer.edits, { ...state, fields }] }
  },
}

function withChanges(customer: StoredCustomer, changes: CustomerChangesDraft): StoredCustomer {
  const { attributes, ...texts } = changes
  const profile = { ...customer.profile, ...texts, ...(attributes && { attributes }) }
  return { ...customer, profile: definedFields(profile) }
}
