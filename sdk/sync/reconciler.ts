import type { PendingCustomer } from '../domain/customer.ts'
import type { ArrivedFacts } from '../domain/identity.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { StoredCustomer } from '../outbox/records.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'

/** How many customers one request asks for. */
const batchSize = 100
/** How many may be asked for one by one, where a channel's answer to a batch does not say who is who. */
const singlesPerRound = 5

type StoredPending = StoredCustomer & PendingCustomer
type Arrival = { readonly key: string; readonly facts: ArrivedFacts }

export interface Reconciler {
  /** Asks for the account numbers that are missing. Resolves to how many still are. */
  reconcile(): Promise<number>
}

export function createReconciler(parts: {
  readonly endpoints: Endpoints
  readonly records: OutboxRecords
  readonly onChange: () => void
}): Reconciler {
  const { endpoints, records } = parts

  async function ask(batch: readonly StoredPending[]): Promise<readonly Arrival[]> {
    const answer = await endpoints.readCustomers(batch.map(({ guid }) => guid))
    if (answer.kind !== 'ok') return []
    const { arrivals, unexplained } = match(batch, answer.body)
    if (unexplained === 0) return arrivals
    const known = new Set(arrivals.map(({ key }) => key))
    return [...arrivals, ...(await askOneByOne(batch.filter(({ key }) => !known.has(key))))]
  }

  async function askOneByOne(customers: readonly StoredPending[]): Promise<readonly Arrival[]> {
    const arrivals: Arrival[] = []
    for (const customer of customers.slice(0, singlesPerRound)) {
      const answer = await endpoints.readCustomer(customer.guid)
      if (answer.kind === 'ok' && 'accountNumber' in answer.body.identity) {
        arrivals.push({ key: customer.key, facts: answer.body.identity })
      }
    }
    return arrivals
  }

  return {
    async reconcile() {
      const { customers } = await records.read()
      const pending = customers.filter(isPending)
      let synced = 0
      for (let start = 0; start < pending.length; start += batchSize) {
        const arrivals = await ask(pending.slice(start, start + batchSize))
        if (arrivals.length === 0) continue
        await records.markSynced(arrivals)
        synced += arrivals.length
        parts.onChange()
      }
      return pending.length - synced
    },
  }
}

function isPending(customer: StoredCustomer): customer is StoredPending {
  return customer.status === 'pending'
}

/** A converted customer no longer names its GUID: the id of the intent tells whose account number it is. */
function match(
  batch: readonly StoredPending[],
  answers: readonly WireCustomer[],
): { readonly arrivals: readonly Arrival[]; readonly unexplained: number } {
  const keys = new Map(batch.map(({ createdBy, key }) => [createdBy, key]))
  const converted = answers.filter(({ identity }) => 'accountNumber' in identity)
  const arrivals = converted.flatMap(({ requestId, identity }) => {
    const key = requestId && keys.get(requestId)
    return key ? [{ key, facts: identity }] : []
  })
  return { arrivals, unexplained: converted.length - arrivals.length }
}
