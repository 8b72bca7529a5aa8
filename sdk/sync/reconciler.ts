import { applyReading } from '../operations/apply-response.ts'
import { accountOf } from '../operations/operation.ts'
import type { CustomerUpdate, StoredCustomer } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'

/** The number of customers in one request. */
const batchSize = 100
/** The number of customers read one by one per round, if the answers to a batch cannot be matched to their customers. */
const singlesPerRound = 5

export interface Reconciler {
  /** Asks the channel for everything that headquarters has not confirmed yet. */
  reconcile(): Promise<Reconciled>
}

export interface Reconciled {
  /** The number of customers that changed. */
  readonly updated: number
  /** The number of customers that still wait for headquarters. */
  readonly unconfirmed: number
}

export function createReconciler(deps: {
  readonly endpoints: Endpoints
  readonly outbox: OutboxStore
  readonly onChange: () => void
}): Reconciler {
  const { endpoints, outbox } = deps
  let singlesAsked = 0

  async function askBatch(batch: readonly StoredCustomer[]): Promise<readonly CustomerUpdate[]> {
    const accounts = batch.map(accountOf).filter((account) => account !== undefined)
    const answer = await endpoints.readCustomers(accounts)
    if (answer.kind !== 'ok') return []
    const matched = match(batch, answer.body)
    if (answer.body.length === matched.length) return updatesOf(matched)
    const matchedKeys = new Set(matched.map(({ customer }) => customer.key))
    const unmatched = batch.filter(({ key }) => !matchedKeys.has(key))
    return [...updatesOf(matched), ...(await askOneByOne(unmatched))]
  }

  async function askOneByOne(customers: readonly StoredCustomer[]): Promise<readonly CustomerUpdate[]> {
    const matched: Match[] = []
    for (const customer of nextSingles(customers)) {
      const answer = await endpoints.readCustomer(accountOf(customer) ?? '')
      if (answer.kind === 'ok') matched.push({ customer, wire: answer.body })
    }
    return updatesOf(matched)
  }

  /** Goes round robin, so that a few customers without an answer do not keep the others from theirs. */
  function nextSingles(customers: readonly StoredCustomer[]): readonly StoredCustomer[] {
    const start = customers.length > 0 ? singlesAsked % customers.length : 0
    singlesAsked += singlesPerRound
    return [...customers.slice(start), ...customers.slice(0, start)].slice(0, singlesPerRound)
  }

  return {
    async reconcile() {
      const unconfirmed = await readUnconfirmed(outbox)
      let updated = 0
      for (let start = 0; start < unconfirmed.length; start += batchSize) {
        const updates = await askBatch(unconfirmed.slice(start, start + batchSize))
        if (updates.length === 0) continue
        await outbox.applyUpdates(updates)
        updated += updates.length
        deps.onChange()
      }
      const remaining = updated === 0 ? unconfirmed : await readUnconfirmed(outbox)
      return { updated, unconfirmed: remaining.length }
    },
  }
}

async function readUnconfirmed(outbox: OutboxStore): Promise<readonly StoredCustomer[]> {
  return (await outbox.read()).customers.filter(isUnconfirmed)
}

/** Pending, or with an address that headquarters has not numbered yet. */
function isUnconfirmed({ identity, profile }: StoredCustomer): boolean {
  if (identity.status === 'pending') return true
  return identity.status === 'synced' && profile.addresses.some(({ recordId }) => recordId === '')
}

interface Match {
  readonly customer: StoredCustomer
  readonly wire: WireCustomer
}

/** A customer that became synced no longer names its GUID in an answer: the id of its create identifies it. */
function match(batch: readonly StoredCustomer[], answers: readonly WireCustomer[]): readonly Match[] {
  const byCreate = new Map(batch.map((customer) => [customer.createEntryId, customer]))
  const byAccount = new Map(batch.map((customer) => [accountOf(customer), customer]))
  return answers.flatMap((wire) => {
    const account = 'guid' in wire.identity ? wire.identity.guid : wire.identity.accountNumber
    const customer = (wire.requestId && byCreate.get(wire.requestId)) || byAccount.get(account)
    return customer ? [{ customer, wire }] : []
  })
}

/** Drops answers that change nothing: storing them would make every tab read the database again. */
function updatesOf(matched: readonly Match[]): readonly CustomerUpdate[] {
  return matched
    .map(({ customer, wire }) => ({ customer, apply: applyReading(customer, wire) }))
    .filter(({ customer, apply }) => JSON.stringify(apply(customer)) !== JSON.stringify(customer))
    .map(({ customer, apply }) => ({ key: customer.key, apply }))
}
