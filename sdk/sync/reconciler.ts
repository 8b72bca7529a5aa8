import type { Environment } from '../environment.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import { applyReading } from '../operations/apply-response.ts'
import type { Diagnostic } from '../options.ts'
import type { CustomerUpdate, StoredCustomer } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Granted } from '../wire/credentials.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { createdTwice, hasNumber, type Match } from './match-answers.ts'
import type { Scope } from './pace.ts'
import { createWaitingList, isUnconfirmed } from './waiting-list.ts'
import { ask, waysOf, type Way } from './ways.ts'

/** A refused way is not tried again for so long, in milliseconds. */
const refusedForMs = 24 * 60 * 60_000
/** The number of customers that are stored in one transaction. */
const storedTogether = 100
/** After so many rounds without an account number the site's operator is told of a customer, once. */
const roundsBeforeDiagnostic = 10

export interface Reconciler {
  /** Asks the channel for what headquarters has not confirmed yet. Asks nothing in an outage of the channel. */
  reconcile(scope: Scope): Promise<Reconciled>
}

export interface Reconciled {
  /** The number of customers that changed. */
  readonly updated: number
  /**
   * True if fewer customers wait now, or fewer are pending: the jobs convert all in one go, so the others may have their account
   * numbers. Other changes do not count: a channel may answer a little differently each time.
   */
  readonly hasConfirmed: boolean
  /** The time of the next question, in milliseconds since the epoch; `undefined` if nothing waits. */
  readonly nextAt: number | undefined
}

export function createReconciler(deps: {
  readonly endpoints: Endpoints
  readonly outbox: OutboxStore
  readonly monitor: ChannelMonitor
  readonly environment: Environment
  /** The site's own knowledge of the next run of the jobs, in milliseconds since the epoch. */
  readonly nextRun: () => number | undefined
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): Reconciler {
  const { endpoints, outbox, monitor } = deps
  const waiting = createWaitingList(deps)
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

  /** Stores answers a few at a time: a page with ten thousand customers stays responsive. */
  async function store(matches: readonly Match[]): Promise<number> {
    let updated = 0
    for (let start = 0; start < matches.length; start += storedTogether) {
      const updates = updatesOf(matches.slice(start, start + storedTogether))
      if (updates.length > 0) await outbox.applyUpdates(updates)
      updated += updates.length
    }
    return updated
  }

  async function askFor(customers: readonly StoredCustomer[]): Promise<readonly Match[]> {
    const authorization = await endpoints.authorize()
    if (authorization.kind === 'missing') return []
    const matches = await askAll(rotate(customers, (round += 1)), authorization)
    silence.note(without(customers, matches.filter(hasNumber)))
    for (const { createEntryId } of createdTwice(matches))
      deps.onDiagnostic({ code: 'customer-created-twice', entryId: createEntryId })
    return matches
  }

  return {
    async reconcile(scope) {
      const unconfirmed = await readUnconfirmed(outbox)
      const outage = monitor.outage()
      const chosen = outage ? [] : waiting.choose(unconfirmed, scope)
      const matches = chosen.length > 0 ? await askFor(chosen) : []
      waiting.noteAsked(chosen)
      const updated = await store(matches)
      const remaining = updated === 0 ? unconfirmed : await readUnconfirmed(outbox)
      const nextAt = waiting.nextAt(remaining)
      return {
        updated,
        hasConfirmed:
          remaining.length < unconfirmed.length || countPending(remaining) < countPending(unconfirmed),
        nextAt: nextAt === undefined ? undefined : Math.max(nextAt, monitor.outage()?.retryAt ?? 0),
      }
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
    JSON.stringify([way, tokenId, monitor.channel.get().readAt])
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

function countPending(customers: readonly StoredCustomer[]): number {
  return customers.filter(({ identity }) => identity.status === 'pending').length
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
