import type { Customer } from '../wire/entities.ts'
import type { CustomerChanges } from './customer-changes.ts'

/**
 * The change that keeps an address from becoming the primary one again. An edit that removes a waiting row, or carries
 * its address along to headquarters, also removes its mark:
 *
 * 1. A is the primary address.
 * 2. B is added as the primary one. It is a row of the channel, and as long as it is there, A is not primary.
 * 3. B is deactivated. Its row is gone, and A would be primary again, but only if P-job has not run since step 2.
 */
export function returnedPrimary(
  before: Customer,
  after: Customer,
  changes: CustomerChanges,
): CustomerChanges | undefined {
  const isSet = (id: string) =>
    changes.changedAddresses.some(({ change }) => change.Id === id && change.IsPrimary)
  const returned = after.Addresses.find(
    ({ Id, IsPrimary }) =>
      IsPrimary && !isSet(Id) && before.Addresses.some((one) => one.Id === Id && !one.IsPrimary),
  )
  if (!returned) return undefined
  const change = { Id: returned.Id, IsPrimary: false }
  const changed = { address: { ...returned, IsPrimary: false }, change }
  return { fields: {}, newAddresses: [], changedAddresses: [changed] }
}
