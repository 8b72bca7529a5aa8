import { createCustomer } from '../operations/create-customer.ts'
import type { MatchedRequest } from '../operations/operation.ts'
import type { ShopperCaller } from '../rules/access.ts'
import { bodyForIdentity, isReadyForRequests, linkAutomatically } from '../rules/linking.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import type { Answer } from './answer.ts'
import { execute } from './execute.ts'

/** Executes requests as `execute` does, but first gives the caller its customer if automatic linking is on. */
export async function executeLinked(deps: Deps, requests: readonly MatchedRequest[]): Promise<Answer[]> {
  for (const request of requests) await linkCaller(deps, request)
  return execute(deps, requests)
}

async function linkCaller(deps: Deps, request: MatchedRequest): Promise<void> {
  const { caller } = request
  if (caller.kind !== 'shopper') return
  // Most callers have a customer, and a read is cheaper than a change.
  if (await deps.tables.read((rows) => isReadyForRequests(rows, caller))) return
  const next = await deps.tables.change((rows) => linkAutomatically(rows, caller))
  if (next === 'make customer') await makeCustomer(deps, request, caller)
}

/** [docs] Makes a customer for an identity at its first request. [ours] In the mode of the profile, as a create does. */
async function makeCustomer(deps: Deps, request: MatchedRequest, caller: ShopperCaller): Promise<void> {
  request.notes.push('automatic linking makes a customer')
  const body = bodyForIdentity(caller)
  try {
    await execute(deps, [{ ...request, operation: createCustomer, body }])
  } catch (error) {
    // Another request of the identity was faster.
    const isLinked =
      error instanceof Refusal && error.id === 'ExistingCustomerAlreadyMappedToExternalIdentity'
    if (!isLinked) throw error
  }
}
