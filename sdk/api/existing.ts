import type { Customer } from '../domain/customer.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { missingFrom } from '../operations/missing-entries.ts'
import { heldUntilSynced, toCreatePayload, toNewEntry, type EntryContent } from '../outbox/intent.ts'
import type { StoredEntry } from '../outbox/model.ts'
import { viewCustomer } from '../views/customer-view.ts'
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
  const own = deps.caller === 'shopper' ? ownOf(await outbox.read()) : undefined
  // Without its personal data nobody knows what it has: the create finds it.
  if (!own?.name) return undefined
  const payload = toCreatePayload(draft, environment)
  const toEntry = (content: EntryContent) => toNewEntry(own.key, content, heldUntilSynced, environment)
  let isLacking = false
  const recorded = await outbox.recordMissing(own.key, (known, open) => {
    const entries = missingFrom(viewCustomer(known, open.filter(isOnItsWay)), payload, toEntry)
    isLacking = entries.length > 0
    return whenExists === 'update' ? entries : []
  })
  if (isLacking && whenExists === 'refuse')
    return throwFailure(deps, { kind: 'refused', code: 'customer_exists' }, own.key)
  await deps.onRecorded()
  const last = recorded.at(-1)
  const isSentNow = own.status === 'synced' && monitor.lastKnownReachability() !== 'unreachable'
  return last && isSentNow ? waitForAnswer(deps, own.key, last.id, own) : readBack(deps, own.key, own)
}

function isOnItsWay({ status }: StoredEntry): boolean {
  return status !== 'refused'
}
