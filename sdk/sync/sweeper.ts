import type { Caller } from '../domain/identity.ts'
import type { Environment } from '../environment.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { planSweep, staysUntilForgotten, type Keep } from '../outbox/retention.ts'

/** Removes personal data that this device no longer needs. */
export interface Sweeper {
  /**
   * Resolves with the delay until there is more to do, in milliseconds; with `undefined` if there is nothing. `began` is the
   * time when this page began to lead.
   */
  sweep(began: number): Promise<number | undefined>
}

export function createSweeper({
  outbox,
  environment,
  caller,
  keep,
}: {
  readonly outbox: OutboxStore
  readonly environment: Environment
  readonly caller: Caller
  readonly keep: Keep
}): Sweeper {
  return {
    async sweep(began) {
      if (staysUntilForgotten(keep, caller)) return undefined
      const { updates, nextInMs } = planSweep(await outbox.read(), environment.now(), began)
      if (updates.length > 0) await outbox.applyUpdates(updates)
      return nextInMs
    },
  }
}
