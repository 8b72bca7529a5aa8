import type { Commerce } from 'pending-sync'

/** The entries that only a person can decide about, with the functions for two buttons. */
export function openQuestions({ outbox }: Commerce) {
  return outbox
    .get()
    .filter(({ status, nextAttemptAt }) => status === 'in-doubt' && nextAttemptAt === undefined)
    .map(({ id, kind, customerKey }) => ({
      kind,
      customerKey,
      /** Creates it twice if the first request arrived. */
      sendAgain: () => outbox.resolve(id, 'resend'),
      /** Removes it from this device, although the channel may have it. */
      discard: () => outbox.resolve(id, 'discard'),
    }))
}
