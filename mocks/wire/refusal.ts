import { errorIdPrefix, errors, type ErrorId, type ValueErrorId } from './error-ids.ts'
import { english } from './messages/en.ts'
import { italian } from './messages/it.ts'

export type Language = 'en' | 'it'

const messages: Readonly<Record<Language, Readonly<Record<ErrorId, string>>>> = { en: english, it: italian }

/** One value that cannot be accepted. */
export interface ValidationResult {
  readonly id: ValueErrorId
  /** Property names, such as `Email` or `Addresses[0].City`. */
  readonly members: readonly string[]
  /** What people are told beside the message, such as the limit. */
  readonly context?: string
}

interface RefusalOptions {
  readonly results?: readonly ValidationResult[]
  /** Another status than the error's own. */
  readonly status?: number
  /** For the log: which rule said no, and on what. */
  readonly reason?: string
  /** An identifier that is not in the table, as a fault may ask for. */
  readonly resourceId?: string
}

/** The channel or headquarters says no. Thrown by rules; the HTTP shell turns it into the answer's error body. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  readonly id: ErrorId
  readonly results: readonly ValidationResult[]
  readonly status: number
  readonly resourceId: string

  constructor(id: ErrorId, options: RefusalOptions = {}) {
    super(options.reason ?? messages.en[id])
    this.id = id
    this.results = options.results ?? []
    this.status = options.status ?? errors[id].status
    this.resourceId = options.resourceId ?? errorIdPrefix + id
  }
}

/** The body of an error: an object whose `Exception` is a string that is itself JSON. */
export function errorBody(refusal: Refusal, language: Language, correlationId: string) {
  const { type } = errors[refusal.id]
  const exception = {
    ClassName: type,
    ErrorResourceId: refusal.resourceId,
    LocalizedMessage: messages[language][refusal.id],
    ...(refusal.results.length > 0 && {
      ValidationResults: refusal.results.map((result) => resultBody(result, language)),
    }),
  }
  return { TypeName: type, Exception: JSON.stringify(exception), CorrelationId: correlationId }
}

function resultBody({ id, members, context }: ValidationResult, language: Language) {
  return {
    ErrorResourceId: errorIdPrefix + id,
    ErrorContext: context ?? members.join(', '),
    MemberNames: members,
    LocalizedMessage: messages[language][id],
  }
}
