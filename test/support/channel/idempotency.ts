import { refused } from './wire.ts'

/** The first answer to each `Idempotency-Key`, as the IETF draft has it: once per key, and always the same. */
export interface Keys {
  /** Answers a request that came before: the same again, 422 for another payload, 409 while it is worked on. */
  recall(key: string, text: string): Response | undefined
  begin(key: string, text: string): void
  finish(key: string, answer: Response): void
}

export function createKeys(): Keys {
  const known = new Map<string, { readonly text: string; answer?: Response }>()
  return {
    recall(key, text) {
      const first = known.get(key)
      if (!first) return undefined
      if (first.text !== text) return refused(422, 'IdempotencyKeyReused')
      return first.answer?.clone() ?? refused(409, 'IdempotencyKeyInProgress')
    },
    begin: (key, text) => void known.set(key, { text }),
    finish(key, answer) {
      const first = known.get(key)
      if (first) first.answer = answer.clone()
    },
  }
}
