import type { Failure } from '../domain/failure.ts'
import type { CustomerKey } from '../domain/identity.ts'
import { CommerceError, FailureThrown } from '../errors.ts'
import type { Messages } from '../messages/words.ts'

/** What every verb needs to fail in the shopper's language. */
export interface Words {
  messages(): Messages
}

export function refuse(words: Words, failure: Failure, key?: CustomerKey): never {
  throw new CommerceError(failure, words.messages(), key === undefined ? {} : { key })
}

/** Runs a verb; what failed inside comes out as a `CommerceError`, mistakes of the program as they are. */
export async function asVerb<Result>(words: Words, verb: () => Promise<Result>): Promise<Result> {
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof FailureThrown)) throw error
    throw new CommerceError(error.failure, words.messages(), { cause: error.cause ?? error })
  }
}
