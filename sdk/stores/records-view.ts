import type { OutboxRecords } from '../outbox/outbox.ts'
import type { Records } from '../outbox/records.ts'
import { createStore, type Store } from './store.ts'

/** What is recorded on this device, as the stores show it: read again whenever somebody says that it changed. */
export interface RecordsView {
  readonly records: Store<Records>
  /** Reads what is recorded. Calls that come while it reads share one further reading. */
  reload(): Promise<void>
}

export function createRecordsView(source: OutboxRecords, onError: (error: unknown) => void): RecordsView {
  const records = createStore<Records>({ customers: [], entries: [] })
  let reading: Promise<void> | undefined
  let next: Promise<void> | undefined

  async function read(): Promise<void> {
    try {
      records.set(await source.read())
    } catch (error) {
      onError(error)
    }
  }

  function reload(): Promise<void> {
    if (!reading) return (reading = read().finally(() => (reading = undefined)))
    next ??= reading.then(() => {
      next = undefined
      return reload()
    })
    return next
  }

  return { records, reload }
}
