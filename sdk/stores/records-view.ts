import type { Environment } from '../environment.ts'
import type { OutboxRecords } from '../outbox/outbox.ts'
import type { Records } from '../outbox/records.ts'
import { createStore, type Store } from './store.ts'

/** A page that was frozen while it read must not rest for as long as it was frozen, in milliseconds. */
const longestRestMs = 1_000

/** What is recorded on this device, as the stores show it: read again whenever somebody says that it changed. */
export interface RecordsView {
  readonly records: Store<Records>
  /**
   * Resolves when what is recorded now has been read. Calls that come meanwhile share one further reading, which rests
   * for as long as the last one took: in a burst, reading never takes more than half of the time.
   */
  reload(): Promise<void>
}

export function createRecordsView(
  source: OutboxRecords,
  environment: Environment,
  onError: (error: unknown) => void,
): RecordsView {
  // It is read because it changed: comparing everything would only cost.
  const records = createStore<Records>({ customers: [], entries: [] }, Object.is)
  let reading: Promise<void> | undefined
  let next: Promise<void> | undefined
  let tookMs = 0

  async function read(): Promise<void> {
    const startedAt = environment.now()
    try {
      records.set(await source.read())
    } catch (error) {
      onError(error)
    }
    tookMs = Math.min(environment.now() - startedAt, longestRestMs)
  }

  function reload(): Promise<void> {
    if (!reading) return (reading = read().finally(() => (reading = undefined)))
    next ??= reading
      .then(() => new Promise<void>((resolve) => void environment.after(tookMs, resolve)))
      .then(() => {
        next = undefined
        return reload()
      })
    return next
  }

  return { records, reload }
}
