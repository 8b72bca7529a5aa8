import type { Environment } from '../environment.ts'
import type { Diagnostic } from '../options.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import { pause } from '../time-limit.ts'

const renewEpochAfterMs = 1_000

export interface EpochDeps {
  readonly outbox: OutboxStore
  readonly environment: Environment
  readonly onError: (error: unknown) => void
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
}

/** Begins an epoch. Resolves with `undefined` if the tab no longer leads, or if its storage failed. */
export async function beginEpoch(
  deps: EpochDeps,
  signal: AbortSignal,
  outdated = 0,
): Promise<number | undefined> {
  if (signal.aborted) return undefined
  try {
    const epoch = await deps.outbox.beginEpoch(deps.environment.now())
    // Epochs rise, so this one is of another database: nothing is left of what was recorded.
    if (epoch <= outdated) deps.onDiagnostic({ code: 'database-deleted' })
    return epoch
  } catch (error) {
    deps.onError(error)
    return undefined
  }
}

/**
 * Begins a new epoch, if this tab still leads after a pause. Both of these histories look the same at first:
 *
 * - This tab leads. A delayed tab, which had lost the lock before it could begin its epoch, begins it now. This tab keeps the
 *   lock, so it must begin a newer epoch.
 * - Another tab stole the lock and began its epoch. The signal aborts within the pause, and this tab must not begin one.
 */
export async function renewEpoch(deps: EpochDeps, signal: AbortSignal, outdated: number): Promise<number> {
  await pause(deps.environment, signal, renewEpochAfterMs)
  return (await beginEpoch(deps, signal, outdated)) ?? outdated
}
