import { readable, type Readable } from 'svelte/store'
import type { JobEntry, LogEntry, RequestEntry } from './headquarters.ts'
import { listenToTabs, type AskWhoIsThere } from './tab-listener.ts'

type OwnEntry = RequestEntry | JobEntry
type Message =
  | { readonly type: 'entries'; readonly entries: readonly LogEntry[] }
  | { readonly type: 'forget'; readonly tab: string }
  | AskWhoIsThere

const channelName = 'asola headquarters log'
const shown = 200

/**
 * A headquarters notes what happened in its own tab. Here each tab tells the others, also those that open later, so
 * that the console shows what shoppers did elsewhere.
 */
export function shareLog(own: Readable<readonly OwnEntry[]>): Readable<readonly LogEntry[]> {
  const channel = new BroadcastChannel(channelName)
  const tell = (message: Message) => channel.postMessage(message)
  const tab = crypto.randomUUID()
  const known = new WeakSet<OwnEntry>()
  let mine: readonly LogEntry[] = []
  let count = 0

  own.subscribe((entries) => {
    if (entries.length === 0) forget()
    const fresh = entries.filter((entry) => !known.has(entry)).map(numbered)
    mine = [...mine, ...fresh].slice(-shown)
    if (fresh.length) tell({ type: 'entries', entries: fresh })
  })
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'who-is-there' && mine.length) tell({ type: 'entries', entries: mine })
  })

  function numbered(entry: OwnEntry): LogEntry {
    known.add(entry)
    count += 1
    return { ...entry, id: `${tab} ${count}` }
  }
  function forget(): void {
    mine = []
    tell({ type: 'forget', tab })
  }
  return readable<readonly LogEntry[]>([], listen)
}

function listen(
  _set: unknown,
  update: (change: (entries: readonly LogEntry[]) => readonly LogEntry[]) => void,
) {
  return listenToTabs<Message>(
    channelName,
    (message) => {
      if (message.type === 'entries') update((entries) => merge(entries, message.entries))
      if (message.type === 'forget')
        update((entries) => entries.filter(({ id }) => !id.startsWith(message.tab)))
    },
    () => update(() => []),
  )
}

/** What is known already stays the same object, so that what a tester opened stays open. */
function merge(known: readonly LogEntry[], more: readonly LogEntry[]): readonly LogEntry[] {
  const byId = new Map([...more, ...known].map((entry) => [entry.id, entry]))
  return [...byId.values()].sort((left, right) => right.at - left.at).slice(0, shown)
}
