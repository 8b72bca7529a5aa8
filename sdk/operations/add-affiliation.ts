import type { Delivery } from '../outbox/model.ts'
import { withProfile } from '../outbox/stored-customer.ts'
import { toWireAffiliation, type WireCustomer } from '../wire/customer-shape.ts'
import { applyResponse } from './apply-response.ts'
import { mapAnswer, readBeforeEdit, readForLookup, sendEdit, type Operation } from './operation.ts'

/** The id of an affiliation says which one it is, so nothing has to be compared with what the customer had before. */
export const addAffiliation = {
  readBefore: async (context) => mapAnswer(await readBeforeEdit(context), (known) => ({ known, marks: [] })),
  async send(context) {
    const { affiliationId } = context.entry.payload
    const { known } = context
    if (!known) return { kind: 'busy' }
    const toResult = (wire: WireCustomer) => toDelivery(affiliationId, wire)
    if (hasAffiliation(known, affiliationId)) return { kind: 'ok', body: toResult(known) }
    // The edit replaces the list as a whole.
    const ownRows = context.customer.profile.affiliationIds.map(toWireAffiliation)
    const rows = [...(known.rows.affiliations ?? ownRows), toWireAffiliation(affiliationId)]
    return sendEdit(context, { CustomerAffiliations: rows }, toResult)
  },
  async lookUp(context) {
    const { affiliationId } = context.entry.payload
    const read = await readForLookup(context)
    if (read.kind !== 'read') return read
    if (!hasAffiliation(read.wire, affiliationId)) return { kind: 'not-found' }
    return { kind: 'found', delivery: toDelivery(affiliationId, read.wire) }
  },
  show: (customer, { payload }, state) => ({
    ...customer,
    affiliations: [...customer.affiliations, { id: payload.affiliationId, ...state }],
  }),
} satisfies Operation<'add-affiliation'>

function hasAffiliation({ affiliationIds }: WireCustomer, affiliationId: string): boolean {
  return affiliationIds?.includes(affiliationId) ?? false
}

function toDelivery(affiliationId: string, wire: WireCustomer): Delivery {
  return {
    apply(customer) {
      const affiliationIds = new Set([...customer.profile.affiliationIds, affiliationId])
      return applyResponse(withProfile(customer, { affiliationIds: [...affiliationIds] }), wire)
    },
  }
}
