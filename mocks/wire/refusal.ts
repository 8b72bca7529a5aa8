import { errorIdPrefix, errors, type ErrorId, type ValueErrorId } from './error-ids.ts'
import type { Language } from './language.ts'
import { english } from './messages/en.ts'
import { italian } from './messages/it.ts'

const messages: Readonly<Record<Language, Readonly<Record<ErrorId, string>>>> = { en: english, it: italian }

/** A value that is not valid. */
export interface ValidationResult {
  /** The error, such as `InvalidEmailAddress`. */
  readonly id: ValueErrorId
  /** Property names, such as `Email` or `Addresses[0].City`. */
  readonly members: readonly string[]
  /** Additional information for the message, such as the limit. */
  readonly context?: string
}

/** The details of a refusal. */
export interface RefusalOptions {
  /** The values that are not valid. Default: none. */
  readonly results?: readonly ValidationResult[]
  /** The HTTP status. Default: that of the error. */
  readonly status?: number
  /** For the log: the rule that refused, and the value. Default: the English message. */
  readonly reason?: string
  /** An identifier that a fault asked for. Default: that of the error. */
  readonly resourceId?: string
  /** The methods that the resource has, for the header `Allow`. Default: no header. */
  readonly allow?: readonly string[]
}

/** The channel or headquarters refuses a request. Thrown by the rules; `http/` turns it into an answer. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
  /** The error, such as `CustomerNotFound`. */
  readonly id: ErrorId
  /** The values that are not valid. Empty: the request as a whole was refused. */
  readonly results: readonly ValidationResult[]
  /** The HTTP status of the answer. */
  readonly status: number
  /** The `ErrorResourceId` of the answer: the error with its prefix. */
  readonly resourceId: string
  /** The methods that the resource has, for the header `Allow`. Absent: no header. */
  readonly allow?: readonly string[]

  constructor(id: ErrorId, options: RefusalOptions = {}) {
    super(options.reason ?? messages.en[id])
    this.id = id
    this.results = options.results ?? []
    this.status = options.status ?? errors[id].status
    this.resourceId = options.resourceId ?? errorIdPrefix + id
    if (options.allow) this.allow = options.allow
  }
}

/** The refusal of one value. `member`: its name. `reason`: for the log. */
export function invalidFormat(member: string, reason?: string): Refusal {
  const results = [{ id: 'InvalidFormat', members: [member] }] as const
  return new Refusal('InvalidFormat', { results, ...(reason !== undefined && { reason }) })
}

/** The body of an error answer: an object whose `Exception` is a string that is itself JSON. */
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
