import type { Delivery } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { toWireAffiliation, type WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse, addToList, type Operation } from './operation.ts'

export const addAffiliation: Operation<'add-affiliation'> = {
  // It reads the list before it adds.
  resend: 'safe',
  send(context) {
    const { affiliationId } = context.entry.payload
    return addToList(context, {
      hasItem: (known) => known.affiliationIds?.includes(affiliationId) ?? false,
      toChanges: ({ rows }) => ({
        CustomerAffiliations: [...rows.affiliations, toWireAffiliation(affiliationId)],
      }),
      toDelivery: (wire) => toDelivery(affiliationId, wire),
    })
  },
  lookUp: async () => ({ kind: 'not-found' }),
  show: (customer, { payload }, state) => ({
    ...customer,
    affiliations: [...customer.affiliations, { id: payload.affiliationId, ...state }],
  }),
}

function toDelivery(affiliationId: string, wire: WireCustomer): Delivery {
  return {
    apply(customer) {
      const affiliationIds = new Set([...customer.profile.affiliationIds, affiliationId])
      return applyResponse(withProfile(customer, { affiliationIds: [...affiliationIds] }), wire)
    },
  }
}
