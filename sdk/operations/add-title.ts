import { withProfile } from '../outbox/stored-customer.ts'
import { toWireId } from '../wire/record-id.ts'
import { applyResponse } from './apply-response.ts'
import { sendEdit, type Operation } from './operation.ts'

export const addTitle: Operation<'add-title'> = {
  send(context) {
    const { titleId } = context.entry.payload
    return sendEdit(context, { TitleRecordId: toWireId(titleId) }, (edited) => ({
      apply: (customer) => applyResponse(withProfile(customer, { titleId }), edited),
    }))
  },
  show: (customer, { payload }, state) => ({ ...customer, title: { id: payload.titleId, ...state } }),
}
