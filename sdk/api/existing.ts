import type { Customer } from '../domain/customer.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { missingFrom } from '../operations/missing-entries.ts'
import { heldUntilSynced, toCreatePayload, toNewEntry } from '../outbox/intent.ts'
import { ownOf } from './load.ts'
import { readBack, waitForAnswer } from './submit.ts'
import { throwFailure, type ApiDeps } from './verb.ts'

/**
 * Handles the create of a shopper whose customer this device knows; resolves with `undefined` if it knows none. If the customer
 * lacks something that was typed: `refuse` throws and keeps nothing; `update` records changes of it, which wait if it is
 * pending.
 */
export async function createExisting(
  deps: ApiDeps,
  draft: NewCustomerDraft,
  whenExists: 'refuse' | 'update',
): Promise<Customer | undefined> {
  const { outbox, environment, monitor } = deps
  if (deps.caller !== 'shopper') return undefined
  const snapshot = await outbox.read()
  const own = ownOf(snapshot)
  const stored = own && snapshot.customers.find(({ key }) => key === own.key)
  if (!stored) return undefined
  const payload = toCreatePayload(draft, environment)
  const entries = missingFrom(stored, payload, (content) =>
    toNewEntry(own.key, content, heldUntilSynced, environment),
  )
  if (entries.length > 0 && whenExists === 'refuse')
    return throwFailure(deps, { kind: 'refused', code: 'customer_exists' }, own.key)
  for (const entry of entries) await outbox.record({ entry })
  await deps.onRecorded()
  const last = entries.at(-1)
  const isSentNow = own.status === 'synced' && monitor.lastKnownReachability() !== 'unreachable'
  return last && isSentNow ? waitForAnswer(deps, own.key, last.id, own) : readBack(deps, own.key, own)
}
