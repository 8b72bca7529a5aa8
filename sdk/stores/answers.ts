import type { Customer } from '../domain/customer.ts'
import type { CustomerKey } from '../domain/identity.ts'
import type { Records } from '../outbox/records.ts'
import { viewCustomer } from './customer-view.ts'
import { until } from './until.ts'
import { refuse, type VerbParts } from './verbs.ts'

/** Waits for what a near channel answers, and no longer than a shopper would; then says what is known. */
export async function waitForAnswer(
  parts: VerbParts,
  key: CustomerKey,
  entryId: string,
  recorded: Customer,
): Promise<Customer> {
  const { view, environment, answerTimeoutMs, stopped, words } = parts
  await until(view.records, (records) => isAnswered(records, entryId) || undefined, {
    environment,
    timeoutMs: answerTimeoutMs,
    signal: stopped,
  })
  const entry = view.records.get().entries.find(({ id }) => id === entryId)
  if (entry?.status === 'refused' && entry.failure) return refuse(words, entry.failure, key)
  return findCustomer(view.records.get(), key) ?? readBack(parts, key, recorded)
}

/** The customer as it is kept now. That it cannot be read, or that the page lets go, does not mean that it is not kept. */
export async function readBack(
  { records, words }: VerbParts,
  key: CustomerKey,
  recorded: Customer,
): Promise<Customer> {
  const all = await records.read().catch(() => undefined)
  if (!all) return recorded
  return findCustomer(all, key) ?? refuse(words, { kind: 'storage', code: 'entry_unknown' }, key)
}

/** Nothing more will be known soon: it was answered, it is in doubt, it waits, or it is put off. */
function isAnswered({ entries }: Records, entryId: string): boolean {
  const entry = entries.find(({ id }) => id === entryId)
  if (!entry || entry.status === 'refused' || entry.status === 'in-doubt' || entry.status === 'waiting')
    return true
  return entry.status === 'queued' && entry.failure !== undefined
}

export function findCustomer({ customers, entries }: Records, key: CustomerKey): Customer | undefined {
  const found = customers.find((customer) => customer.key === key)
  const own = entries.filter(({ customerKey }) => customerKey === key)
  return found && viewCustomer(found, own)
}
