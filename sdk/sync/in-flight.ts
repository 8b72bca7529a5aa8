import type { StoredEntry } from '../outbox/model.ts'

/** An entry, and the customer that it is about. */
type EntryRef = Pick<StoredEntry, 'id' | 'customerKey'>

/** The entries that are being sent or looked up now, at most one for each customer. */
export interface InFlight {
  readonly size: number
  /** True for an entry of a customer that has one in flight, and for one that another customer has taken over meanwhile. */
  has(entry: EntryRef): boolean
  add(entry: EntryRef, work: Promise<unknown>): void
  /** Resolves when one of them ends or `interrupt` resolves. */
  next(interrupt: Promise<void>): Promise<void>
  /** True if one of them failed because of this device. Nothing more should be started then. */
  hasFailed(): boolean
  /** Resolves when all have ended. Rejects with the first error, if there was one. */
  settle(): Promise<void>
}

export function createInFlight(): InFlight {
  const works = new Map<EntryRef, Promise<void>>()
  const errors: unknown[] = []
  return {
    get size() {
      return works.size
    },
    has: ({ id, customerKey }) =>
      [...works.keys()].some((one) => one.id === id || one.customerKey === customerKey),
    add(entry, work) {
      const ended = work.catch((error: unknown) => errors.push(error)).then(() => void works.delete(entry))
      works.set(entry, ended)
    },
    next: (interrupt) => Promise.race([...works.values(), interrupt]),
    hasFailed: () => errors.length > 0,
    async settle() {
      await Promise.all(works.values())
      if (errors.length > 0) throw errors[0]
    },
  }
}
