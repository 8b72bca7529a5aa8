import type { Failure, FailureCode } from '../domain/failure.ts'
import type { Caller } from '../domain/identity.ts'
import type { EntryOutcome, EntryWithCustomer, StoredEntry } from '../outbox/model.ts'
import type { Granted } from '../wire/credentials.ts'
import { ruleThatHolds, ruleThatRefuses } from './entry-rules.ts'
import { outcomeOfMissingToken } from './outcome.ts'
import { createSender, type SenderDeps } from './sender.ts'
import { untilAborted } from './until-aborted.ts'

/** Processes one entry: sends it, looks it up or holds it, and records the outcome. */
export interface Dispatcher {
  /**
   * Resolves when the outcome is recorded, with `false` if the entry has changed meanwhile: another tab has sent it, or
   * leads. Rejects if this device could not record it.
   */
  dispatch(
    known: EntryWithCustomer,
    authorization: Granted,
    epoch: number,
    signal: AbortSignal,
  ): Promise<boolean>
  /** Records an outcome and reports it as a diagnostic. Resolves with `false` if the entry has changed meanwhile. */
  recordOutcome(entry: StoredEntry, outcome: EntryOutcome, epoch?: number): Promise<boolean>
  /**
   * Gets the authorization to send an entry. Resolves with `undefined` if there is no token for it: then it waits for one.
   * The site is asked once for each attempt.
   */
  authorize(entry: StoredEntry, epoch: number): Promise<Granted | undefined>
  /** The rule that makes the entry wait for the account number; `undefined` if it may be sent. */
  reasonToHold(known: EntryWithCustomer): FailureCode | undefined
}

interface DispatcherDeps {
  readonly caller: Caller
}

export function createDispatcher(
  given: Omit<SenderDeps, 'recordOutcome' | 'retryTime'> & DispatcherDeps,
): Dispatcher {
  const { caller, endpoints, monitor, anonymous, outbox, environment, rules } = given
  const retryTime = () => ({
    now: environment.now(),
    random: environment.random(),
    outageEndsAt: (monitor.outage() ?? anonymous.current())?.retryAt,
  })
  const sender = createSender({ ...given, recordOutcome, retryTime })

  async function recordOutcome(entry: StoredEntry, outcome: EntryOutcome, epoch?: number): Promise<boolean> {
    const isRecorded = await outbox.recordOutcome(entry.id, outcome, epoch)
    const failure = 'failure' in outcome ? outcome.failure?.code : undefined
    given.onDiagnostic({ code: `entry-${outcome.event}`, entryId: entry.id, ...(failure && { failure }) })
    return isRecorded
  }

  function reasonToHold(known: EntryWithCustomer): FailureCode | undefined {
    return ruleThatHolds(known, monitor.channel.get(), rules)
  }

  /** If the channel cannot be read, the option `assume` and the defaults decide. */
  async function reasonToRefuse(known: EntryWithCustomer, signal: AbortSignal): Promise<Failure | undefined> {
    const { undecided } = known.entry
    if (undecided === undefined) return undefined
    if (monitor.channel.get().readAt === undefined) await untilAborted(monitor.refresh(), signal)
    return ruleThatRefuses(known, caller, undecided, monitor.channel.get(), rules)
  }

  return {
    recordOutcome,
    reasonToHold,
    async authorize(entry, epoch) {
      const authorization = await endpoints.authorize(entry.rejectedTokenId)
      if (authorization.kind === 'granted') return authorization
      await recordOutcome(entry, outcomeOfMissingToken(entry, authorization.code, retryTime()), epoch)
      return undefined
    },
    async dispatch(known, authorization, epoch, signal) {
      if (signal.aborted) return true
      const { entry } = known
      if (entry.status === 'in-doubt') return sender.resolveDoubt(known, authorization, epoch)
      const refusal = await reasonToRefuse(known, signal)
      if (signal.aborted) return true
      if (refusal) return recordOutcome(entry, { event: 'refuse', failure: refusal }, epoch)
      const reason = reasonToHold(known)
      if (!reason) return sender.send(known, authorization, epoch)
      return recordOutcome(entry, { event: 'hold', failure: { kind: 'pending', code: reason } }, epoch)
    },
  }
}
