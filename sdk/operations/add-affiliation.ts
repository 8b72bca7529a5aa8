import { withProfile } from '../outbox/customer-record.ts'
import type { Delivery } from '../outbox/intents.ts'
import { toWireAffiliation, type WireCustomer } from '../wire/customer-shape.ts'
import { addToList } from './add-to-list.ts'
import type { OperationKind } from './operation.ts'
import { withWireFacts } from './wire-facts.ts'

export const addAffiliation: OperationKind<'add-affiliation'> = {
  // It looks before it adds.
  again: 'repeatable',
  send(call) {
    const { affiliationId } = call.entry.payload
    return addToList(call, {
      isThere: (known) => known.affiliationIds?.includes(affiliationId) ?? false,
      toChanges: ({ rows }) => ({
        CustomerAffiliations: [...rows.affiliations, toWireAffiliation(affiliationId)],
      }),
      toDelivery: (wire) => toDelivery(affiliationId, wire),
    })
  },
  lookUp: async () => ({ kind: 'absent' }),
  show: (customer, { payload }, state) => ({
    ...customer,
    affiliations: [...customer.affiliations, { id: payload.affiliationId, ...state }],
  }),
}

function toDelivery(affiliationId: string, wire: WireCustomer): Delivery {
  return {
    apply(customer) {
      const affiliationIds = new Set([...customer.profile.affiliationIds, affiliationId])
      return withWireFacts(withProfile(customer, { affiliationIds: [...affiliationIds] }), wire)
    },
  }
}
