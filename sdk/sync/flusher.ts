import type { Environment } from '../environment.ts'
import type { ChannelReader } from '../negotiation/channel-reader.ts'
import type { OutboxRecords, Settlement } from '../outbox/outbox.ts'
import type { StoredEntry } from '../outbox/records.ts'
import type { Diagnostic } from '../public.ts'
import type { Endpoints } from '../wire/endpoints.ts'
import { lookUp } from './doubt.ts'
import { dueEntries, nextDueAt, type Urgency } from './due.ts'
import { outOfReach, settlementOf } from './settlement.ts'

/** How many customers are sent at the same time. */
const lanes = 6
/**
 * A sender that slept for longer than this between taking an entry and sending it was frozen, and another tab may have
 * taken over meanwhile, in milliseconds. Shorter than any takeover takes.
 */
const longestPauseMs = 5_000

export interface Flusher {
  /** Sends and looks up everything that is due. Resolves to when more will be, `undefined` for never. */
  flush(term: number, urgency: Urgency, signal: AbortSignal): Promise<number | undefined>
}

export function createFlusher(parts: {
  readonly endpoints: Endpoints
  readonly records: OutboxRecords
  readonly reader: ChannelReader
  readonly environment: Environment
  readonly usesIdempotencyKeys: boolean
  readonly onChange: () => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): Flusher {
  const { endpoints, records, reader, environment } = parts
  const moment = () => ({ now: environment.now(), random: environment.random() })

  async function settle(entry: StoredEntry, settlement: Settlement, term: number): Promise<void> {
    await records.settle(entry.id, settlement, term)
    parts.onDiagnostic({ code: `entry-${settlement.event}`, entryId: entry.id })
    parts.onChange()
  }

  async function send(entry: StoredEntry, term: number): Promise<void> {
    const claimedAt = environment.now()
    const claimed = await records.claim(entry.id, term, claimedAt)
    if (!claimed) return
    parts.onChange()
    if (environment.now() - claimedAt > longestPauseMs) {
      return settle(claimed, { event: 'postpone', nextAttemptAt: environment.now() }, term)
    }
    const answer = await endpoints.createCustomer({
      requestId: claimed.id,
      draft: claimed.payload,
      asAsync: claimed.requestedMode === 'async' || reader.channel.get().mode === 'async',
      withIdempotencyKey: parts.usesIdempotencyKeys,
    })
    reader.noteAnswer(answer)
    await settle(claimed, settlementOf(claimed, answer, moment()), term)
  }

  async function clearDoubt(entry: StoredEntry, term: number): Promise<void> {
    const settlement: Settlement = parts.usesIdempotencyKeys
      ? { event: 'absent' }
      : await lookUp(entry, endpoints, moment())
    await settle(entry, settlement, term)
  }

  async function pass(due: readonly StoredEntry[], term: number, signal: AbortSignal): Promise<void> {
    if (!(await reader.isNear())) {
      for (const entry of due) await settle(entry, outOfReach(entry, moment()), term)
      return
    }
    await inLanes(due, lanes, async (entry) => {
      if (signal.aborted) return
      await (entry.status === 'doubtful' ? clearDoubt(entry, term) : send(entry, term))
    })
  }

  /** What stands as being sent while nothing is: the device could not write down how it ended. */
  async function doubtStranded(entries: readonly StoredEntry[], term: number): Promise<void> {
    for (const entry of entries) {
      if (entry.status === 'sending' && entry.term === term)
        await settle(entry, stranded(environment.now()), term)
    }
  }

  return {
    async flush(term, urgency, signal) {
      let firstUrgency = urgency
      await doubtStranded((await records.read()).entries, term)
      while (!signal.aborted) {
        const { entries } = await records.read()
        const due = dueEntries(entries, environment.now(), firstUrgency)
        if (due.length === 0) return nextDueAt(entries)
        // Woken once: otherwise an unreachable channel would be asked in a tight loop.
        firstUrgency = 'as-planned'
        await pass(due, term, signal)
      }
      return undefined
    },
  }
}

function stranded(now: number): Settlement {
  return { event: 'lose', failure: { kind: 'unreachable', code: 'answer_lost' }, nextAttemptAt: now }
}

/** Works through all items even if some fail, then fails as the first one did. */
async function inLanes<Item>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const errors: unknown[] = []
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item).catch((error: unknown) => errors.push(error))
    }
  }
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, lane))
  if (errors.length > 0) throw errors[0]
}
