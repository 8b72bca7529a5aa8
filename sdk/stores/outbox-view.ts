import type { OutboxEntry } from '../domain/entry.ts'
import type { OpenSettlement } from '../outbox/intents.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { StoredEntry } from '../outbox/records.ts'
import type { Outbox } from '../public.ts'
import type { RecordsView } from './records-view.ts'
import { derive } from './store.ts'
import { asVerb, refuse, type Words } from './verbs.ts'

export function createOutboxView(parts: {
  readonly records: OutboxRecords
  readonly view: RecordsView
  readonly words: Words
  readonly onRecorded: () => Promise<void>
}): Outbox {
  const { records, view, words, onRecorded } = parts
  const entries = derive(view.records, (all) => all.entries.map(toPublic))

  function change(id: string, event: OpenSettlement['event']): Promise<void> {
    return asVerb(words, async () => {
      const isDone = await records.settle(id, { event })
      const isKnown = isDone || (await records.read()).entries.some((entry) => entry.id === id)
      await onRecorded()
      if (!isDone) refuse(words, { kind: 'refused', code: isKnown ? 'not_possible_now' : 'entry_unknown' })
    })
  }

  return {
    ...entries,
    retry: (id) => change(id, 'retry'),
    discard: (id) => change(id, 'discard'),
    resolve: (id, decision) => change(id, decision === 'resend' ? 'absent' : 'discard'),
  }
}

function toPublic(stored: StoredEntry): OutboxEntry {
  const { seq: _seq, payload: _payload, requestedMode: _mode, sent: _sent, ...entry } = stored
  return entry
}
