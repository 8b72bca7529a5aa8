import type { EntryKind } from '../domain/entry.ts'
import { definedFields } from '../domain/validation.ts'
import type { Environment } from '../environment.ts'
import type { ChannelBackOff } from '../negotiation/channel-back-off.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import { operationOf } from '../operations/index.ts'
import type { LookupResult, OperationContext } from '../operations/operation.ts'
import type { Diagnostic } from '../options.ts'
import { heldUntilSynced, toNewEntry } from '../outbox/intent.ts'
import type { EntryOutcome, EntryWithCustomer, StoredEntry } from '../outbox/model.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { Answer, FailedAnswer } from '../wire/answer.ts'
import type { Granted } from '../wire/credentials.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { outcomeOfAnswer, outcomeOfLookup, outcomeOfRepeated } from './outcome.ts'
import { outcomeOfUnsent, type RetryTime } from './postponement.ts'

/**
 * The longest pause between claiming an entry and sending it, in milliseconds. It must stay shorter than a takeover (see
 * `leader-election.ts`). Otherwise an entry could be sent twice:
 *
 * 1. Tab A claims an entry and is frozen before it sends.
 * 2. Tab B takes over. The entry is in doubt, a lookup does not find it, and B sends it.
 * 3. A wakes up and sends it too.
 */
const longestPauseMs = 5_000

/** Sends or looks up one entry, and records the outcome. Both resolve with `false` if the entry has changed meanwhile. */
export interface Sender {
  send(known: EntryWithCustomer, authorization: Granted, epoch: number): Promise<boolean>
  /** Looks up an entry in doubt, or sends it again if that does no harm. */
  resolveDoubt(known: EntryWithCustomer, authorization: Granted, epoch: number): Promise<boolean>
}

type Context = OperationContext<EntryKind>

export interface SenderDeps {
  readonly endpoints: Endpoints
  readonly monitor: ChannelMonitor
  readonly outbox: OutboxStore
  readonly environment: Environment
  readonly rules: AsyncRules
  readonly usesIdempotencyKeys: boolean
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  readonly recordOutcome: (entry: StoredEntry, outcome: EntryOutcome, epoch: number) => Promise<boolean>
  readonly retryTime: () => RetryTime
  readonly anonymous: ChannelBackOff
}

export function createSender(deps: SenderDeps): Sender {
  const { endpoints, monitor, outbox, environment, rules, usesIdempotencyKeys, recordOutcome, retryTime } =
    deps
  const page = environment.uuid()
  const lookupTime = () => ({ ...retryTime(), page, openMs: environment.openMs() })

  /**
   * Sends an entry:
   *
   * 1. Read what the customer has, if a lookup needs it. Without an answer nothing is sent.
   * 2. Look if the channel has it already. Then it is delivered. Look again before each further attempt, also if the last
   *    answer says that it was not processed: a browser may have repeated a request that was.
   * 3. Claim the entry with the epoch. From now on a crash leaves it in doubt.
   * 4. Send it, unless the page was frozen since the claim.
   * 5. Record the outcome.
   */
  async function send(known: EntryWithCustomer, authorization: Granted, epoch: number): Promise<boolean> {
    const { entry } = known
    const operation = operationOf(entry)
    const unread = toContext(known, authorization)
    const before = await orNothing(operation.readBefore?.(unread))
    if (before.kind !== 'ok') return recordUnread(known, before, epoch)
    const read = before.body
    const context = { ...unread, ...read }
    const result = entry.unprocessed && (await lookUpOnce(entry, context))
    const repeated = result && outcomeOfRepeated(entry, result, lookupTime())
    if (repeated) return recordOutcome(entry, repeated, epoch)
    const isFirst = entry.status === 'queued' && !entry.unprocessed
    const first = await orNothing(isFirst ? operation.findFirst?.(context) : undefined)
    if (first.kind !== 'ok') return recordUnread(known, first, epoch)
    if (first.body) return recordOutcome(entry, { event: 'deliver', delivery: first.body }, epoch)
    const at = environment.now()
    const event = entry.status === 'in-doubt' ? 'resend' : 'claim'
    const attempt = definedFields({ ...prepare(entry, authorization), before: read?.marks, epoch, at })
    const claimed = await outbox.claim(entry, event, attempt)
    if (!claimed) return false
    // The clock may have been set back meanwhile.
    if (Math.abs(environment.now() - at) > longestPauseMs)
      return recordOutcome(claimed.entry, outcomeOfUnsent(claimed.entry, environment.now()), epoch)
    const answer = await operation.send({ ...toContext(claimed, authorization), ...read })
    const sent = { ...claimed, isSafeToResend: !operation.lookUp }
    const outcome = outcomeOfAnswer(sent, answer, retryTime())
    const isRecorded = await recordOutcome(claimed.entry, outcome, epoch)
    if (!isRecorded && outcome.event === 'deliver') await outbox.restore(claimed, outcome.delivery)
    return isRecorded
  }

  /** Resolves with `undefined` for an entry that may be sent twice. */
  async function lookUpOnce(entry: StoredEntry, context: Context): Promise<LookupResult | undefined> {
    const result = await operationOf(entry).lookUp?.(context)
    if (result?.kind === 'found' && result.isTwice)
      deps.onDiagnostic({ code: 'customer-created-twice', entryId: entry.id })
    if (result?.kind === 'try-later') noteUnauthorized(entry, result.answer)
    return result
  }

  /** Nothing was sent, so nothing is in doubt. */
  function recordUnread(known: EntryWithCustomer, answer: FailedAnswer, epoch: number): Promise<boolean> {
    noteUnauthorized(known.entry, answer)
    const outcome = outcomeOfAnswer({ ...known, isSafeToResend: true }, answer, retryTime())
    return recordOutcome(known.entry, outcome, epoch)
  }

  /** Without a token every entry would get the same answer. */
  function noteUnauthorized({ kind }: StoredEntry, answer: FailedAnswer | undefined): void {
    if (answer?.kind === 'unauthorized') deps.anonymous.note('change', answer, kind)
  }

  async function resolveDoubt(
    known: EntryWithCustomer,
    authorization: Granted,
    epoch: number,
  ): Promise<boolean> {
    const { entry } = known
    const isKeyed = usesIdempotencyKeys && entry.lastAttempt?.idempotencyKey !== undefined
    const result = isKeyed ? undefined : await lookUpOnce(entry, toContext(known, authorization))
    if (!result) return send(known, authorization, epoch)
    return recordOutcome(entry, outcomeOfLookup(entry, result, lookupTime()), epoch)
  }

  function prepare({ kind }: StoredEntry, { caller, tokenId }: Granted) {
    const needsKey = usesIdempotencyKeys && kind === 'create-customer'
    const idempotencyKey = needsKey ? environment.uuid() : undefined
    return { caller, channel: monitor.channel.get(), tokenId, idempotencyKey }
  }

  /** All requests of one attempt carry the same token: the site is not asked again between the claim and the request. */
  function toContext({ entry, customer }: EntryWithCustomer, authorization: Granted): Context {
    return {
      caller: authorization.caller,
      entry,
      customer,
      endpoints: endpoints.as(authorization),
      channel: entry.lastAttempt?.channel ?? monitor.channel.get(),
      rules,
      toHeldEntry: (content) => toNewEntry(customer.key, content, heldUntilSynced, environment),
    }
  }

  return { send, resolveDoubt }
}

/** Resolves with the answer to a question that not every operation asks. */
async function orNothing<Body>(asked: Promise<Answer<Body>> | undefined): Promise<Answer<Body | undefined>> {
  return (await asked) ?? { kind: 'ok', body: undefined }
}
