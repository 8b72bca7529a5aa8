import { accountOf } from '../operations/operation.ts'
import { withWireFacts } from '../operations/wire-facts.ts'
import type { Arrival } from '../outbox/intents.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { StoredCustomer } from '../outbox/records.ts'
import type { WireCustomer } from '../wire/customer-shape.ts'
import type { Endpoints } from '../wire/endpoints.ts'

/** How many customers one request asks for. */
const batchSize = 100
/** How many may be asked for one by one, where a channel's answer to a batch does not say who is who. */
const singlesPerRound = 5

export interface Reconciler {
  /** Asks for what headquarters has not confirmed yet. */
  reconcile(): Promise<Reconciled>
}

export interface Reconciled {
  /** How many customers got news. */
  readonly arrived: number
  /** How many still wait for something. */
  readonly missing: number
}

export function createReconciler(parts: {
  readonly endpoints: Endpoints
  readonly records: OutboxRecords
  readonly onChange: () => void
}): Reconciler {
  const { endpoints, records } = parts
  let asked = 0

  async function ask(batch: readonly StoredCustomer[]): Promise<readonly Arrival[]> {
    const answer = await endpoints.readCustomers(
      batch.map(accountOf).filter((account) => account !== undefined),
    )
    if (answer.kind !== 'ok') return []
    const matched = match(batch, answer.body)
    const isExplained = answer.body.length === matched.length
    if (isExplained) return arrivalsOf(matched)
    const known = new Set(matched.map(({ customer }) => customer.key))
    return [...arrivalsOf(matched), ...(await askOneByOne(batch.filter(({ key }) => !known.has(key))))]
  }

  async function askOneByOne(customers: readonly StoredCustomer[]): Promise<readonly Arrival[]> {
    const matched: Match[] = []
    for (const customer of nextOf(customers)) {
      const answer = await endpoints.readCustomer(accountOf(customer) ?? '')
      if (answer.kind === 'ok') matched.push({ customer, wire: answer.body })
    }
    return arrivalsOf(matched)
  }

  /** Everybody in turn, or a few that have no answer would keep the others from theirs. */
  function nextOf(customers: readonly StoredCustomer[]): readonly StoredCustomer[] {
    const start = customers.length > 0 ? asked % customers.length : 0
    asked += singlesPerRound
    return [...customers.slice(start), ...customers.slice(0, start)].slice(0, singlesPerRound)
  }

  return {
    async reconcile() {
      const unconfirmed = (await records.read()).customers.filter(isUnconfirmed)
      let arrived = 0
      for (let start = 0; start < unconfirmed.length; start += batchSize) {
        const arrivals = await ask(unconfirmed.slice(start, start + batchSize))
        if (arrivals.length === 0) continue
        await records.arrive(arrivals)
        arrived += arrivals.length
        parts.onChange()
      }
      if (arrived === 0) return { arrived, missing: unconfirmed.length }
      return { arrived, missing: (await records.read()).customers.filter(isUnconfirmed).length }
    },
  }
}

interface Match {
  readonly customer: StoredCustomer
  readonly wire: WireCustomer
}

/** Pending, or with an address that headquarters has not numbered yet. */
function isUnconfirmed({ identity, profile }: StoredCustomer): boolean {
  if (identity.status === 'pending') return true
  return identity.status === 'synced' && profile.addresses.some(({ recordId }) => recordId === 0)
}

/** A converted customer no longer names its GUID: the id of the intent tells who it is. */
function match(batch: readonly StoredCustomer[], answers: readonly WireCustomer[]): readonly Match[] {
  const byIntent = new Map(batch.map((customer) => [customer.createdBy, customer]))
  const byAccount = new Map(batch.map((customer) => [accountOf(customer), customer]))
  return answers.flatMap((wire) => {
    const account = 'guid' in wire.identity ? wire.identity.guid : wire.identity.accountNumber
    const customer = (wire.requestId && byIntent.get(wire.requestId)) || byAccount.get(account)
    return customer ? [{ customer, wire }] : []
  })
}

/** Only what is new is written down: an unchanged answer must not wake every tab. */
function arrivalsOf(matched: readonly Match[]): readonly Arrival[] {
  return matched
    .filter(
      ({ customer, wire }) => JSON.stringify(withWireFacts(customer, wire)) !== JSON.stringify(customer),
    )
    .map(({ customer, wire }) => ({ key: customer.key, apply: (current) => withWireFacts(current, wire) }))
}
