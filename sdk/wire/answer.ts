import * as v from 'valibot'
import type { FieldFailure, FieldProblem } from '../domain/failure.ts'
import { toFieldPath } from './field-path.ts'
import { loose, looseText, parseJson, readAs } from './json.ts'

/** The error of a request that the channel answered with no. */
export interface ChannelError {
  /** The HTTP status. */
  readonly status: number
  /** The error id of headquarters, such as `Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress`. */
  readonly resourceId?: string | undefined
  /** In the language the request asked for. */
  readonly message?: string | undefined
  /** With the paths of a new customer, such as `addresses.0.country`. */
  readonly fields: readonly FieldFailure[]
}

/** The reason why it is unknown whether a request was processed. */
export type LossReason = 'no-answer' | 'timeout' | 'server-fault' | 'unreadable' | 'about-somebody-else'

/**
 * The end of a request, classified by its consequence. Nothing is thrown.
 *
 * - `ok`: processed.
 * - `refused`: answered with no.
 * - `unauthorized`: another token is needed. The answer says that it was not processed.
 * - `busy`: the answer says that it was not processed; try again later. A browser may have repeated a request that was.
 * - `communication-failed`: the channel answered, but it could not reach headquarters.
 * - `not-the-channel`: answered by a portal, proxy or gateway, whose answer says that it did not let it pass.
 * - `lost`: may or may not have been processed.
 */
export type Answer<Body> =
  | { readonly kind: 'ok'; readonly body: Body }
  | { readonly kind: 'refused'; readonly error: ChannelError }
  | { readonly kind: 'unauthorized'; readonly code: 'token_needed' | 'other_identity' }
  | { readonly kind: 'busy'; readonly retryAfterMs?: number | undefined }
  | { readonly kind: 'communication-failed' }
  | { readonly kind: 'not-the-channel' }
  | { readonly kind: 'lost'; readonly reason: LossReason }

/** An answer without what was asked for. */
export type FailedAnswer = Exclude<Answer<never>, { kind: 'ok' }>

/** True if the identity of the shopper has a customer already. */
export function saysCustomerExists({ resourceId }: ChannelError): boolean {
  return resourceId?.endsWith('ExistingCustomerAlreadyMappedToExternalIdentity') ?? false
}

/** True if nobody answered in time. */
export function isUnanswered(answer: Answer<unknown>): boolean {
  return answer.kind === 'lost' && (answer.reason === 'no-answer' || answer.reason === 'timeout')
}

/** The real-time call failed before headquarters decided. The channel then creates customers async. */
const communicationFailure = /(?:HeadquarterCommunicationFailure|TransactionServiceTimeOut)$/

/** Statuses that say that the request was not processed. A gateway's 502 or 504 and a 500 do not. */
const notProcessed = new Set([425, 429, 503])

/** Network authentication required. Source: RFC 6585 §6. */
const networkSignIn = 511

const innerSchema = v.object({
  ErrorResourceId: looseText,
  LocalizedMessage: looseText,
  ValidationResults: loose(
    v.array(v.object({ ErrorResourceId: looseText, MemberNames: loose(v.array(v.string())) })),
  ),
})

/** Source of the error: OData JSON Format 4.01 §21.1. */
const odataError = v.fallback(v.optional(v.object({ code: v.string() })), undefined)
const errorSchema = v.object({
  Exception: looseText,
  error: odataError,
  'odata.error': odataError,
  Message: looseText,
})

/** An answer with an error status. */
export interface ErrorResponse {
  readonly status: number
  readonly body: string
  readonly retryAfterMs?: number | undefined
  /** True if the request had a token. */
  readonly hadToken?: boolean
}

/**
 * Reads an answer with an error status. The body is a JSON object whose `Exception` is JSON in a string. Only the channel
 * speaks for the channel: a refusal without such a body is somebody else's.
 */
export function readErrorAnswer({
  status,
  body,
  retryAfterMs,
  hadToken = false,
}: ErrorResponse): FailedAnswer {
  const parsed = parseJson(body)
  const error = readChannelError(status, parsed)
  if (communicationFailure.test(error.resourceId ?? '')) return { kind: 'communication-failed' }
  // A service that does not know the token may answer without a body.
  if (status === 401 && (hadToken || isOfService(status, parsed)))
    return { kind: 'unauthorized', code: 'token_needed' }
  if (notProcessed.has(status)) return { kind: 'busy', retryAfterMs }
  if (status === 408 || status === 504) return { kind: 'lost', reason: 'timeout' }
  if (status >= 500 && status !== networkSignIn) return { kind: 'lost', reason: 'server-fault' }
  // Statuses below 400 send elsewhere.
  const isRefused = status >= 400 && isOfService(status, parsed)
  return isRefused ? { kind: 'refused', error } : { kind: 'not-the-channel' }
}

/**
 * True for the forms in which a service of this kind reports errors: its own, OData's and ASP.NET's. Gateways answer with JSON
 * too, such as `{"error":"Forbidden"}`. ASP.NET's form is also that of a service without this route, and of gateways: it is
 * believed only about the content or the token of a request.
 */
function isOfService(status: number, body: unknown): boolean {
  const parsed = v.safeParse(errorSchema, body)
  if (!parsed.success) return false
  const { Exception, error, 'odata.error': olderError, Message } = parsed.output
  const isAboutRequest = status === 400 || status === 401
  return Boolean(Exception ?? error ?? olderError) || (isAboutRequest && Boolean(Message))
}

function readChannelError(status: number, body: unknown): ChannelError {
  const outer = readAs(v.object({ Exception: v.string() }), body)
  const inner = outer && readAs(innerSchema, parseJson(outer.Exception))
  if (!inner) return { status, fields: [] }
  const { ErrorResourceId, LocalizedMessage, ValidationResults } = inner
  return {
    status,
    resourceId: ErrorResourceId,
    message: LocalizedMessage,
    fields: (ValidationResults ?? []).flatMap((result) =>
      (result.MemberNames ?? []).map((member) => toFieldFailure(member, result.ErrorResourceId ?? '')),
    ),
  }
}

function toFieldFailure(member: string, resourceId: string): FieldFailure {
  return { path: toFieldPath(member), problem: toProblem(resourceId) }
}

function toProblem(resourceId: string): FieldProblem {
  if (resourceId.includes('Required')) return 'required'
  if (resourceId.includes('Exceed')) return 'too_long'
  if (resourceId.includes('Email')) return 'email'
  if (resourceId.includes('Country')) return 'country'
  if (resourceId.includes('ZipPostalCode')) return 'zip_code'
  return 'invalid'
}
