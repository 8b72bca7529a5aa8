import type { CustomerKey } from '../domain/identity.ts'

/** What is being carried out at the moment, one thing for each customer. */
export interface Underway {
  readonly size: number
  has(key: CustomerKey): boolean
  add(key: CustomerKey, work: Promise<void>): void
  /** Resolves when one thing has ended, or when woken; at once when nothing is underway. */
  next(woken: Promise<void>): Promise<void>
  /** Whether something failed for a reason of this device: then nothing more should be begun. */
  hasFailed(): boolean
  /** Resolves when everything has ended; fails as the first one did. */
  end(): Promise<void>
}

export function createUnderway(): Underway {
  const works = new Map<CustomerKey, Promise<void>>()
  const errors: unknown[] = []
  return {
    get size() {
      return works.size
    },
    has: (key) => works.has(key),
    add(key, work) {
      const ended = work.catch((error: unknown) => void errors.push(error)).finally(() => works.delete(key))
      works.set(key, ended)
    },
    async next(woken) {
      if (works.size > 0) await Promise.race([...works.values(), woken])
    },
    hasFailed: () => errors.length > 0,
    async end() {
      await Promise.all(works.values())
      if (errors.length > 0) throw errors[0]
    },
  }
}
