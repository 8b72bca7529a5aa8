import type { Environment } from '../environment.ts'
import { withinTime } from '../time-limit.ts'
import type { Transaction } from './schema.ts'

/** The longest time for one step of the storage, in milliseconds. A disk that hangs must not block the page. */
export const longestStepMs = 8_000

/** Resolves with the result of a transaction when it is complete. A transaction that fails or hangs is aborted. */
export async function complete<Mode extends IDBTransactionMode, Result>(
  environment: Environment,
  transaction: Transaction<Mode>,
  work: (transaction: Transaction<Mode>) => Promise<Result>,
): Promise<Result> {
  const whyAborted = new Promise<DOMException | null>((resolve) => {
    transaction.addEventListener('abort', () => resolve(transaction.error), { once: true })
  })
  let isOver = false
  try {
    return await unlessHanging(environment, async () => {
      const result = await work(transaction)
      // A read transaction has nothing to flush.
      if (transaction.mode === 'readonly') return result
      isOver = true
      // Not commit(): a request that fails after it aborts nothing in Firefox, and its error is lost in WebKit.
      await transaction.done
      return result
    })
  } catch (error) {
    // A transaction that failed by itself has the reason. Aborting it would replace the reason.
    if (!isOver || error === hanging) abort(transaction)
    if (error === hanging) throw error
    const reason = await transaction.done.then(
      () => null,
      () => whyAborted,
    )
    throw reason ?? error
  }
}

/** The error of a step that takes too long. */
const hanging = new DOMException('The storage of this device does not answer.', 'TimeoutError')

export function isHanging(error: unknown): boolean {
  return error instanceof Error && error.cause === hanging
}

/** Rejects if the step takes too long. */
export function unlessHanging<Result>(
  environment: Environment,
  step: () => Promise<Result>,
): Promise<Result> {
  return withinTime(environment, longestStepMs, step, () => {
    throw hanging
  })
}

function abort(transaction: { abort(): void; readonly done: Promise<unknown> }): void {
  transaction.done.catch(() => undefined)
  try {
    transaction.abort()
  } catch {
    // It has already ended by itself.
  }
}
