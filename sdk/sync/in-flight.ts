import type { CustomerKey } from '../domain/identity.ts'

/** The entries that are being sent or looked up now, at most one for each customer. */
export interface InFlight {
  readonly size: number
  has(key: CustomerKey): boolean
  add(key: CustomerKey, work: Promise<unknown>): void
  /** Resolves when one of them ends or `interrupt` resolves; at once if nothing is in flight. */
  next(interrupt: Promise<void>): Promise<void>
  /** True if one of them failed because of this device. Nothing more should be started then. */
  hasFailed(): boolean
  /** Resolves when all have ended. Rejects with the first error, if there was one. */
  settle(): Promise<void>
}

export function createInFlight(): InFlight {
  const works = new Map<CustomerKey, Promise<void>>()
  const errors: unknown[] = []
  return {
    get size() {
      return works.size
    },
    has: (key) => works.has(key),
    add(key, work) {
      const ended = work.catch((error: unknown) => errors.push(error)).then(() => void works.delete(key))
      works.set(key, ended)
    },
    async next(interrupt) {
      if (works.size > 0) await Promise.race([...works.values(), interrupt])
    },
    hasFailed: () => errors.length > 0,
    async settle() {
      await Promise.all(works.values())
      if (errors.length > 0) throw errors[0]
    },
  }
}
