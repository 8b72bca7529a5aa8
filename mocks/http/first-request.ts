import { createCustomer } from '../operations/create-customer.ts'
import type { IdentifiedRequest, MatchedRequest, Operation } from '../operations/operation.ts'
import type { ShopperCaller } from '../rules/access.ts'
import { bodyForIdentity, isReadyForRequests, linkAutomatically } from '../rules/linking.ts'
import { checkCaller } from '../rules/roles.ts'
import type { Deps } from '../runtime/deps.ts'
import { Refusal } from '../wire/refusal.ts'
import type { Answer } from './answer.ts'
import type { BatchRequest } from './batch.ts'
import { execute, executeReferences } from './execute.ts'
import { match } from './match.ts'
import { isReference } from './references.ts'

/** Executes requests as `execute` does, but first gives the caller its customer if automatic linking is on. */
export async function executeLinked(deps: Deps, requests: readonly MatchedRequest[]): Promise<Answer[]> {
  for (const request of requests) await linkCaller(deps, request, request.operation)
  return execute(deps, requests)
}

/** Executes a change set likewise. A request that refers to another one is known only when that one has run. */
export async function executeChangeSetLinked(
  deps: Deps,
  requests: readonly (BatchRequest & IdentifiedRequest)[],
): Promise<Answer[]> {
  const matched = requests.filter((request) => !isReference(request)).map((request) => match(deps, request))
  if (matched.length === requests.length) return executeLinked(deps, matched)
  for (const request of requests) await linkCaller(deps, request)
  return executeReferences(deps, requests)
}

/** `operation`: absent when the request refers to another one. A caller who may not send it stays without a customer. */
async function linkCaller(deps: Deps, request: IdentifiedRequest, operation?: Operation): Promise<void> {
  const { caller } = request
  if (caller instanceof Refusal || caller.kind !== 'shopper') return
  // Most callers have a customer, and a read is cheaper than a change.
  const isReady = await deps.tables.read((rows) => {
    if (operation) checkCaller(rows, operation, caller.kind)
    return isReadyForRequests(rows, caller)
  })
  if (isReady) return
  const next = await deps.tables.change((rows) => linkAutomatically(rows, caller))
  if (next === 'make customer') await makeCustomer(deps, request, caller)
}

/** [docs] Makes a customer for an identity at its first request. [ours] In the mode of the profile, as a create does. */
async function makeCustomer(deps: Deps, request: IdentifiedRequest, caller: ShopperCaller): Promise<void> {
  request.notes.push('automatic linking makes a customer')
  try {
    await execute(deps, [firstCreate(deps, request, caller)])
  } catch (error) {
    // Another request of the identity was faster.
    const isLinked =
      error instanceof Refusal && error.id === 'ExistingCustomerAlreadyMappedToExternalIdentity'
    if (!isLinked) throw error
  }
}

function firstCreate(
  { clock, options }: Deps,
  request: IdentifiedRequest,
  caller: ShopperCaller,
): MatchedRequest {
  return {
    ...request,
    caller,
    operation: createCustomer,
    parameters: {},
    body: bodyForIdentity(caller),
    now: clock.now(),
    realTimeCall: { outcome: 'not made' },
    enhancedParts: options.enhancedParts,
  }
}
