import { withProfile } from '../outbox/customer-record.ts'
import { edit, type OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

export const addTitle: OperationKind<'add-title'> = {
  again: 'repeatable',
  send(call) {
    const { titleId } = call.entry.payload
    return edit(call, { TitleRecordId: Number(titleId) }, (edited) => ({
      apply: (customer) => withWireFacts(withProfile(customer, { titleId }), edited),
    }))
  },
  lookUp: async () => ({ kind: 'absent' }),
  show: (customer, { payload }, state) => ({ ...customer, title: { id: payload.titleId, ...state } }),
}
