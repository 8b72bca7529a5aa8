import { refused } from './wire.ts'

/** Keeps the first answer to each `Idempotency-Key`, as the IETF draft describes. */
export interface IdempotencyStore {
  /**
   * Answers a request whose key is known: with the first answer, with 422 if the payload differs, or with 409 while the
   * first request is being processed.
   */
  replay(key: string, payload: string): Response | undefined
  begin(key: string, payload: string): void
  finish(key: string, answer: Response): void
}

export function createIdempotencyStore(): IdempotencyStore {
  const requests = new Map<string, { readonly payload: string; answer?: Response }>()
  return {
    replay(key, payload) {
      const first = requests.get(key)
      if (!first) return undefined
      if (first.payload !== payload) return refused(422, 'IdempotencyKeyReused')
      return first.answer?.clone() ?? refused(409, 'IdempotencyKeyInProgress')
    },
    begin: (key, payload) => void requests.set(key, { payload }),
    finish(key, answer) {
      const first = requests.get(key)
      if (first) first.answer = answer.clone()
    },
  }
}
