import type { Environment } from './environment.ts'

/**
 * Resolves with the result of the work, or with that of `late` if it takes longer than so many milliseconds. The work itself
 * goes on, and nobody waits for it.
 */
export async function withinTime<Result>(
  environment: Environment,
  ms: number,
  work: () => Promise<Result>,
  late: () => Result,
): Promise<Result> {
  let cancel = () => {}
  const timeout = new Promise<void>((resolve) => {
    cancel = environment.after(ms, resolve)
  })
  try {
    return await Promise.race([work(), timeout.then(late)])
  } finally {
    cancel()
  }
}

/** Resolves after so many milliseconds or when the signal aborts. Without `ms` only the signal ends it. */
export function pause(environment: Environment, signal: AbortSignal, ms?: number): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve()
    const cancel = ms === undefined ? () => undefined : environment.after(ms, resolve)
    signal.addEventListener('abort', () => (cancel(), resolve()), { once: true })
  })
}
