import type { Environment } from '../environment.ts'
import type { ChannelReader } from '../negotiation/channel-reader.ts'
import type { Claimed, Settlement } from '../outbox/intents.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { Records, StoredEntry } from '../outbox/records.ts'
import type { Diagnostic } from '../public.ts'
import type { Carrier } from './carrier.ts'
import { settlementOfFinding } from './doubt.ts'
import { dueEntries, nextDueAt, type Urgency } from './due.ts'
import { notProcessed, outOfReach, settlementOf, tokenNeeded } from './settlement.ts'
import { createSwitchWatch } from './switched-on.ts'
import { createUnderway, type Underway } from './underway.ts'

/**
 * How many customers are sent at the same time. All tabs together have six connections to a host (HTTP/1.1): some are left
 * for the page itself, and for the tab that takes over from one that was frozen with its own.
 */
const lanes = 4
/**
 * A sender that slept for longer than this between taking an entry and sending it was frozen, and another tab may have
 * taken over meanwhile, in milliseconds. Shorter than any takeover takes.
 */
const longestPauseMs = 5_000

export interface Flusher {
  /** Tells a flush at work that something new was recorded. */
  wake(): void
  /**
   * Sends and looks up everything that is due. Resolves to when more will be, `undefined` for never, and `outdated` when
   * another sender has begun a newer term.
   */
  flush(term: number, urgency: Urgency, signal: AbortSignal): Promise<number | undefined | 'outdated'>
}

export function createFlusher(parts: {
  readonly carrier: Carrier
  readonly records: OutboxRecords
  readonly reader: ChannelReader
  readonly environment: Environment
  readonly onChange: () => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}): Flusher {
  const { carrier, records, reader, environment } = parts
  const switchedOn = createSwitchWatch(parts)
  let wakeUp: () => void = () => undefined
  const moment = () => ({ now: environment.now(), random: environment.random() })

  async function settle(entry: StoredEntry, settlement: Settlement, term?: number): Promise<void> {
    await records.settle(entry.id, settlement, term)
    parts.onDiagnostic({ code: `entry-${settlement.event}`, entryId: entry.id })
    parts.onChange()
  }

  async function send(known: Claimed, term: number): Promise<void> {
    const { id, kind, status } = known.entry
    const prepared = await carrier.prepare(known.entry)
    if (!prepared) return settle(known.entry, tokenNeeded(known.entry, moment()), term)
    const at = environment.now()
    const event = status === 'in-doubt' ? 'claim-again' : 'claim'
    const claimed = await records.claim(id, event, { ...prepared, term, at })
    if (!claimed) return
    parts.onChange()
    if (environment.now() - at > longestPauseMs) {
      return settle(claimed.entry, notProcessed(claimed.entry, environment.now()), term)
    }
    const answer = await carrier.send(claimed)
    reader.noteAnswer(answer)
    const asked = { ...claimed, isRepeatable: carrier.isRepeatable(kind) }
    await settle(claimed.entry, settlementOf(asked, answer, moment()), term)
  }

  async function lookUp(known: Claimed, term: number): Promise<void> {
    await settle(known.entry, settlementOfFinding(known.entry, await carrier.lookUp(known), moment()), term)
  }

  /** Sends it, looks it up, or holds it back: whatever it needs next. */
  async function carryOut(known: Claimed, term: number, signal: AbortSignal): Promise<void> {
    if (signal.aborted) return
    if (known.entry.status === 'in-doubt') {
      return carrier.maySendAgain(known.entry) ? send(known, term) : lookUp(known, term)
    }
    const heldBy = carrier.holdingRule(known)
    if (!heldBy) return send(known, term)
    await settle(known.entry, { event: 'hold', failure: { kind: 'pending', code: heldBy } }, term)
  }

  /** Puts what is due on free lanes; out of reach, puts it off. Resolves to what was taken up. */
  async function launch(
    due: readonly Claimed[],
    underway: Underway,
    term: number,
    signal: AbortSignal,
  ): Promise<readonly Claimed[]> {
    if (!(await reader.isNear())) {
      await Promise.all(due.map(({ entry }) => settle(entry, outOfReach(entry, moment()), term)))
      return due
    }
    const launched = due.slice(0, lanes - underway.size)
    for (const known of launched) underway.add(known.entry.customerKey, carryOut(known, term, signal))
    return launched
  }

  /** What stands as being sent while nothing is: the device could not write down how it ended. */
  async function doubtStranded({ entries }: Records, term: number): Promise<void> {
    for (const entry of entries) {
      if (entry.status === 'sending' && entry.sent?.term === term)
        await settle(entry, stranded(environment.now()), term)
    }
  }

  return {
    wake: () => wakeUp(),
    async flush(term, urgency, signal) {
      const underway = createUnderway()
      const first = await records.read()
      // Woken once each: otherwise an unreachable channel would be asked in a tight loop.
      const woken = new Set(dueEntries(first.entries, environment.now(), urgency).map(({ id }) => id))
      await doubtStranded(first, term)
      // Whoever sends next asks again whether it may: so this is true whatever the term.
      for (const entry of switchedOn(first)) await settle(entry, { event: 'release' })
      while (!signal.aborted && !underway.hasFailed()) {
        const wake = new Promise<void>((resolve) => (wakeUp = resolve))
        const all = await records.read()
        const due = dueOf(all, environment.now(), woken, underway)
        if (due.length === 0 && underway.size === 0) return nextDueAt(all.entries)
        if (due.length > 0 && underway.size < lanes) {
          const launched = await launch(due, underway, term, signal)
          for (const { entry } of launched) woken.delete(entry.id)
        }
        await underway.next(wake)
        if ((await records.readFact('term')) !== term) break
      }
      await underway.end()
      return signal.aborted ? undefined : 'outdated'
    },
  }
}

/** What may be carried out now of customers for whom nothing is underway: nobody waits for another's answer. */
function dueOf(
  all: Records,
  now: number,
  woken: ReadonlySet<string>,
  underway: Underway,
): readonly Claimed[] {
  const customers = new Map(all.customers.map((customer) => [customer.key, customer]))
  const planned = new Set(dueEntries(all.entries, now, 'as-planned'))
  const due = dueEntries(all.entries, now, 'woken').filter(
    (entry) => planned.has(entry) || woken.has(entry.id),
  )
  return due.flatMap((entry) => {
    const customer = customers.get(entry.customerKey)
    return customer && !underway.has(entry.customerKey) ? [{ entry, customer }] : []
  })
}

function stranded(now: number): Settlement {
  return { event: 'lose', failure: { kind: 'unreachable', code: 'answer_lost' }, nextAttemptAt: now }
}
