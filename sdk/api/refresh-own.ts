import type { Customer } from '../domain/customer.ts'
import { ownOf, ownReadAt, type LoadDeps } from './load.ts'

/** A customer that was read this long ago is read again when a page comes back, in milliseconds. */
const outdatedMs = 5 * 60_000

/**
 * Reads the shopper's own customer again when a page is opened, becomes visible or comes online after a while: another
 * device or a till may have changed it. One tab asks for all. Returns the function to call when the page is opened.
 */
export function refreshOwn(deps: LoadDeps, load: () => Promise<Customer | undefined>): () => Promise<void> {
  const { outbox, environment, caller, stopped } = deps

  async function refresh(): Promise<void> {
    if (caller !== 'shopper' || stopped.aborted || !ownOf(await outbox.read())) return
    const readAt = (await outbox.readMeta<number>(await ownReadAt(deps))) ?? 0
    const isFresh = readAt <= environment.now() && environment.now() - readAt < outdatedMs
    if (!isFresh) await load()
  }

  /** A failure is ignored: nobody waits for the customer, and it is read again soon. */
  const refreshQuietly = () => refresh().catch(() => undefined)
  const stop = environment.onOnlineOrVisible(() => void refreshQuietly())
  stopped.addEventListener('abort', stop)
  return refreshQuietly
}
