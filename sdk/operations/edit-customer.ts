import { fullNameOf } from '../domain/names.ts'
import { mergedValues, type CustomerChanges, type CustomerChangesDraft } from '../domain/new-customer.ts'
import { definedFields } from '../domain/validation.ts'
import type { StoredCustomer } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import type { Answer } from '../wire/answer.ts'
import { isNameOf, toWireAttribute, toWireAttributes, type WireAttribute } from '../wire/attribute-shape.ts'
import { toWireFields, toWireNameChanges } from '../wire/customer-fields.ts'
import { toCustomerProperties } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import { mapPaths } from './field-paths.ts'
import { readBeforeEdit, sendEdit, type Operation, type OperationContext } from './operation.ts'

type Context = OperationContext<'edit-customer'>

export const editCustomer: Operation<'edit-customer'> = {
  async send(context) {
    const { changes } = context.entry.payload
    const attributes = await attributesToSend(context)
    if (attributes.kind !== 'ok') return attributes
    const body = { ...toBody(context.customer, changes), ...attributes.body }
    const answer = await sendEdit(context, body, (edited) => ({
      apply: (customer) => applyResponse(withChanges(customer, changes), edited),
    }))
    return mapPaths(answer, (path) => attributePath(path, attributes.body.Attributes, changes))
  },
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
async function attributesToSend(
  context: Context,
): Promise<Answer<{ readonly Attributes?: readonly WireAttribute[] }>> {
  const { attributes } = context.entry.payload.changes
  if (!attributes) return { kind: 'ok', body: {} }
  const known = await readBeforeEdit(context)
  // An edit may be allowed to somebody who may not read.
  if (known.kind !== 'ok' && known.kind !== 'refused') return known
  const ownRows = context.customer.profile.attributes.map(toWireAttribute)
  const rows = (known.kind === 'ok' && known.body.rows.attributes) || ownRows
  return { kind: 'ok', body: { Attributes: toWireAttributes(attributes, rows) } }
}

/** The path of an attribute among the changes. It was sent within the whole list. */
function attributePath(
  path: string,
  sent: readonly WireAttribute[] = [],
  { attributes = [] }: CustomerChangesDraft,
): string {
  const [, index = '', field = ''] = /^attributes\.(\d+)(.*)$/.exec(path) ?? []
  const row = sent[Number(index || NaN)]
  const at = attributes.findIndex(({ name }) => row && isNameOf(row, name))
  return at < 0 ? path : `attributes.${at}${field}`
}

function withChanges(customer: StoredCustomer, changes: CustomerChangesDraft): StoredCustomer {
  const { attributes: _attributes, ...fields } = changes
  return withProfile(customer, { ...fields, ...mergedValues(customer.profile, changes) })
}
