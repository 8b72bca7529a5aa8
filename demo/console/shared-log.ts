import { readable, type Readable } from 'svelte/store'
import type { LogEntry } from './headquarters.ts'

type Message =
  { readonly type: 'entries'; readonly entries: readonly LogEntry[] } | { readonly type: 'who-is-there' }

const channelName = 'asola headquarters log'
const shown = 200

/**
 * A headquarters notes what happened in its own tab. Here each tab tells the others, also those that open later, so
 * that the console shows what shoppers did elsewhere.
 */
export function shareLog(own: Readable<readonly LogEntry[]>): Readable<readonly LogEntry[]> {
  const channel = new BroadcastChannel(channelName)
  const tell = (message: Message) => channel.postMessage(message)
  let mine: readonly LogEntry[] = []

  own.subscribe((entries) => {
    const fresh = entries.slice(mine.length)
    mine = entries
    if (fresh.length) tell({ type: 'entries', entries: fresh })
  })
  channel.addEventListener('message', ({ data }: MessageEvent<Message>) => {
    if (data.type === 'who-is-there' && mine.length) tell({ type: 'entries', entries: mine })
  })

  return readable<readonly LogEntry[]>([], (_set, update) => {
    const listening = new BroadcastChannel(channelName)
    const add = (entries: readonly LogEntry[]) => update((known) => merge(known, entries))
    listening.addEventListener('message', ({ data }: MessageEvent<Message>) => {
      if (data.type === 'entries') add(data.entries)
    })
    listening.postMessage({ type: 'who-is-there' } satisfies Message)
    return () => listening.close()
  })
}

/** What is known already stays the same object, so that what a tester opened stays open. */
function merge(known: readonly LogEntry[], more: readonly LogEntry[]): readonly LogEntry[] {
  const byContent = new Map([...more, ...known].map((entry) => [JSON.stringify(entry), entry]))
  return [...byContent.values()].sort((left, right) => right.at - left.at).slice(0, shown)
}
