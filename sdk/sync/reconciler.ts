import type { Environment } from '../environment.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import { applyReading } from '../operations/apply-response.ts'
import type { Diagnostic } from '../options.ts'
import type { CustomerUpdate, StoredCustomer } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Authorization } from '../wire/credentials.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import type { Match } from './match-answers.ts'
import { ask, waysOf, type Way } from './ways.ts'

/** A refused way is not tried again for so long, in milliseconds. */
const refusedForMs = 24 * 60 * 60_000
/** After so many rounds without news of a customer the site's operator is told once. */
const roundsBeforeDiagnostic = 10

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

type Granted = Extract<Authorization, { kind: 'granted' }>

export function createReconciler(deps: {
  readonly endpoints: Endpoints
  readonly outbox: OutboxStore
  readonly monitor: ChannelMonitor
  readonly environment: Environment
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): Reconciler {
  const { endpoints, outbox } = deps
  const refusals = createRefusals(deps)
  const silence = createSilence(deps.onDiagnostic)
  let round = 0

  /** Tries one way after the other, each for the customers that no earlier one answered. */
  async function askAll(
    customers: readonly StoredCustomer[],
    authorization: Granted,
  ): Promise<readonly Match[]> {
    const asking = endpoints.as(authorization)
    let matches: readonly Match[] = []
    for (const way of waysOf[authorization.caller]) {
      const unanswered = without(customers, matches)
      if (unanswered.length === 0 || refusals.has(way, authorization)) continue
      const answer = await ask(way, unanswered, asking)
      if (answer === 'refused') refusals.add(way, authorization)
      else matches = [...matches, ...answer.matches]
    }
    return matches
  }

  async function store(matches: readonly Match[]): Promise<number> {
    const updates = updatesOf(matches)
    if (updates.length === 0) return 0
    await outbox.applyUpdates(updates)
    return updates.length
  }

  return {
    async reconcile() {
      const unconfirmed = await readUnconfirmed(outbox)
      if (unconfirmed.length === 0) return { updated: 0, unconfirmed: 0 }
      const authorization = await endpoints.authorize()
      if (authorization.kind === 'missing') return { updated: 0, unconfirmed: unconfirmed.length }
      const updated = await store(await askAll(rotate(unconfirmed, (round += 1)), authorization))
      const remaining = updated === 0 ? unconfirmed : await readUnconfirmed(outbox)
      silence.note(remaining)
      return { updated, unconfirmed: remaining.length }
    },
  }
}

/** The ways that the channel refused: with another token, or after another reading of its set-up, they may be open. */
function createRefusals({
  monitor,
  environment,
}: {
  readonly monitor: ChannelMonitor
  readonly environment: Environment
}) {
  const until = new Map<string, number>()
  const keyOf = (way: Way, { tokenId }: Granted) =>
    JSON.stringify([way, tokenId ?? null, monitor.channel.get().readAt ?? 0])
  return {
    has: (way: Way, authorization: Granted) =>
      (until.get(keyOf(way, authorization)) ?? 0) > environment.now(),
    add: (way: Way, authorization: Granted) =>
      void until.set(keyOf(way, authorization), environment.now() + refusedForMs),
  }
}

/** Tells the site's operator once of each customer whose account number does not arrive. */
function createSilence(onDiagnostic: (diagnostic: Diagnostic) => void) {
  const rounds = new Map<string, number>()
  return {
    note(customers: readonly StoredCustomer[]): void {
      for (const { key, createEntryId } of customers) {
        const count = (rounds.get(key) ?? 0) + 1
        rounds.set(key, count)
        if (count === roundsBeforeDiagnostic)
          onDiagnostic({ code: 'account-number-late', entryId: createEntryId })
      }
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

/** Begins each round with another customer, so that a few without an answer do not keep the others from theirs. */
function rotate(customers: readonly StoredCustomer[], round: number): readonly StoredCustomer[] {
  const start = round % customers.length
  return [...customers.slice(start), ...customers.slice(0, start)]
}

function without(customers: readonly StoredCustomer[], matches: readonly Match[]): readonly StoredCustomer[] {
  const matched = new Set(matches.map(({ customer }) => customer.key))
  return customers.filter(({ key }) => !matched.has(key))
}

/** Drops answers that change nothing: storing them would make every tab read the database again. */
function updatesOf(matched: readonly Match[]): readonly CustomerUpdate[] {
  return matched
    .map(({ customer, wire }) => ({ customer, apply: applyReading(customer, wire) }))
    .filter(({ customer, apply }) => JSON.stringify(apply(customer)) !== JSON.stringify(customer))
    .map(({ customer, apply }) => ({ key: customer.key, apply }))
}
