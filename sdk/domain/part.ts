import type { Failure } from './failure.ts'

/**
 * Where a part of a customer (an address, a title, a contact …) stands. `queued`: on this device; `waiting`: held until
 * the account number is back; `in-doubt`: sent, and the answer was lost; `refused`: with its failure; `pending`: in the
 * channel; `synced`: in headquarters.
 */
export type PartStatus = 'queued' | 'waiting' | 'in-doubt' | 'refused' | 'pending' | 'synced'

export interface PartState {
  readonly status: PartStatus
  /** The outbox entry that carries it, while there is one: to retry, resolve or discard it. */
  readonly entryId?: string
  readonly failure?: Failure
}
