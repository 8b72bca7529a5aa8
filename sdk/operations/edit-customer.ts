import { fullNameOf } from '../domain/names.ts'
import { mergedValues, type CustomerChanges, type CustomerChangesDraft } from '../domain/new-customer.ts'
import { definedFields } from '../domain/validation.ts'
import type { StoredCustomer } from '../outbox/model.ts'
import type { Answer } from '../wire/answer.ts'
import { toWireAttributes } from '../wire/attribute-shape.ts'
import { toWireFields, toWireNameChanges } from '../wire/customer-fields.ts'
import { toCustomerProperties } from '../wire/customer-shape.ts'
import {
  applyResponse,
  readBeforeEdit,
  sendEdit,
  type Operation,
  type OperationContext,
} from './operation.ts'

type Context = OperationContext<'edit-customer'>

export const editCustomer: Operation<'edit-customer'> = {
  resend: 'safe',
  async send(context) {
    const { changes } = context.entry.payload
    const attributes = await attributesToSend(context)
    if (attributes.kind !== 'ok') return attributes
    const body = { ...toBody(context.customer, changes), ...attributes.body }
    return sendEdit(context, body, (edited) => ({
      apply: (customer) => applyResponse(withChanges(customer, changes), edited),
    }))
  },
  lookUp: async () => ({ kind: 'not-found' }),
  show(customer, { payload }, state) {
    const { changes } = payload
    const fields = Object.keys(changes) as (keyof CustomerChanges)[]
    // A blank field of an edit clears the field.
    const shown = definedFields({ ...customer, ...changes, ...mergedValues(customer, changes) })
    return { ...shown, name: fullNameOf(shown), edits: [...customer.edits, { ...state, fields }] }
  },
}

function toBody({ createEntryId, profile }: StoredCustomer, changes: CustomerChangesDraft): object {
  const { extensionProperties } = mergedValues(profile, changes)
  return {
    ...toWireFields(changes),
    ...toWireNameChanges(profile, changes),
    ...(changes.extensionProperties && {
      ExtensionProperties: toCustomerProperties(createEntryId, extensionProperties),
    }),
  }
}

/** The list of attributes to send: reads the customer first, which states their types. */
async function attributesToSend(context: Context): Promise<Answer<object>> {
  const { attributes } = context.entry.payload.changes
  if (!attributes) return { kind: 'ok', body: {} }
  const known = await readBeforeEdit(context)
  // An edit may be allowed to somebody who may not read.
  if (known.kind !== 'ok' && known.kind !== 'refused') return known
  const rows = known.kind === 'ok' ? known.body.rows.attributes : []
  return { kind: 'ok', body: { Attributes: toWireAttributes(attributes, rows) } }
}

function withChanges(customer: StoredCustomer, changes: CustomerChangesDraft): StoredCustomer {
  const { attributes: _attributes, ...fields } = changes
  const profile = { ...customer.profile, ...fields, ...mergedValues(customer.profile, changes) }
  return { ...customer, profile: definedFields(profile) }
}
