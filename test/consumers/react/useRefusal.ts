import type { Customer, EntryKind } from 'pending-sync'
import { useSyncExternalStore } from 'react'
import { commerce } from './commerce.ts'

const { channel, status, decide } = commerce

function subscribe(run: () => void) {
  const ends = [channel.subscribe(run), status.subscribe(run)]
  return () => ends.forEach((end) => end())
}

/** The reason why something is not possible now, for the shopper; `undefined` if it is possible. */
export function useRefusal(kind: EntryKind, customer?: Customer): string | undefined {
  const read = () => {
    const { outcome, message } = decide(kind, customer)
    return outcome === 'refuse' ? message : undefined
  }
  return useSyncExternalStore(subscribe, read, () => undefined)
}
