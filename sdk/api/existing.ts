import type { Customer } from '../domain/customer.ts'
import { missingFrom } from '../operations/missing-entries.ts'
import { toCreatePayload, toNewEntry, type EntryState } from '../outbox/intent.ts'
import type { NewCustomerDraft } from '../domain/new-customer.ts'
import { readBack, waitForAnswer } from './submit.ts'
import { throwFailure, type ApiDeps } from './verb.ts'

/**
 * Treats a create of a shopper whose customer this device knows. If it lacks something that was typed: `refuse` throws and
 * keeps nothing; `update` records changes of it, which wait if it is pending.
 */
export async function createExisting(
  deps: ApiDeps,
  own: Customer,
  draft: NewCustomerDraft,
  whenExists: 'refuse' | 'update',
): Promise<Customer> {
  const { outbox, environment, monitor } = deps
  const stored = (await outbox.read()).customers.find(({ key }) => key === own.key)
  if (!stored) return throwFailure(deps, { kind: 'storage', code: 'entry_unknown' }, own.key)
  const state: EntryState =
    stored.identity.status === 'synced'
      ? { status: 'queued' }
      : { status: 'waiting', failure: { kind: 'pending', code: 'account_number_needed' } }
  const payload = toCreatePayload(draft, environment)
  const entries = missingFrom(stored, payload, (content) => toNewEntry(own.key, content, state, environment))
  if (entries.length > 0 && whenExists === 'refuse')
    return throwFailure(deps, { kind: 'refused', code: 'customer_exists' }, own.key)
  for (const entry of entries) await outbox.record({ entry })
  await deps.onRecorded()
  const last = entries.at(-1)
  const isSentNow = last?.status === 'queued' && monitor.lastKnownReachability() !== 'unreachable'
  return isSentNow ? waitForAnswer(deps, own.key, last.id, own) : readBack(deps, own.key, own)
}
