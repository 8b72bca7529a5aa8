import * as v from 'valibot'
import type { FieldFailure } from '../domain/failure.ts'
import type { FieldProblem } from '../domain/text.ts'
import type { Answer, ChannelError } from './answer.ts'

const prefix = 'Microsoft_Dynamics_Commerce_Runtime_'

/** The real-time call failed on the way; headquarters did not say no. The channel falls back to async. */
const communicationFailures = new Set([
  `${prefix}HeadquarterCommunicationFailure`,
  `${prefix}TransactionServiceTimeOut`,
])

/** Statuses that say that the request was not processed. A gateway's 502 or 504 and a 500 do not say so. */
const notProcessed = new Set([425, 429, 503])

const text = v.fallback(v.optional(v.nullable(v.string())), undefined)

const innerSchema = v.object({
  ErrorResourceId: text,
  LocalizedMessage: text,
  ValidationResults: v.fallback(
    v.optional(
      v.nullable(
        v.array(
          v.object({
            ErrorResourceId: text,
            MemberNames: v.fallback(v.optional(v.nullable(v.array(v.string()))), undefined),
          }),
        ),
      ),
    ),
    undefined,
  ),
})

/** Reads an answer that is not a success. The body is a JSON object whose `Exception` is JSON in a string. */
export function readErrorAnswer(
  status: number,
  body: string,
  retryAfterMs: number | undefined,
): Exclude<Answer<never>, { kind: 'ok' }> {
  const error = readChannelError(status, body)
  if (error.resourceId && communicationFailures.has(error.resourceId)) return { kind: 'communication-failed' }
  if (status === 401) return { kind: 'unauthorized' }
  if (notProcessed.has(status)) return { kind: 'busy', ...(retryAfterMs !== undefined && { retryAfterMs }) }
  if (status === 408 || status === 504) return { kind: 'lost', reason: 'timeout' }
  if (status >= 500) return { kind: 'lost', reason: 'server-fault' }
  return { kind: 'refused', error }
}

function readChannelError(status: number, body: string): ChannelError {
  const outer = v.safeParse(v.object({ Exception: v.string() }), parseJson(body))
  const inner = outer.success ? v.safeParse(innerSchema, parseJson(outer.output.Exception)) : undefined
  if (!inner?.success) return { status, fields: [] }
  const { ErrorResourceId, LocalizedMessage, ValidationResults } = inner.output
  return {
    status,
    ...(ErrorResourceId && { resourceId: ErrorResourceId }),
    ...(LocalizedMessage && { message: LocalizedMessage }),
    fields: (ValidationResults ?? []).flatMap((result) =>
      (result.MemberNames ?? []).map((member) => toFieldFailure(member, result.ErrorResourceId ?? '')),
    ),
  }
}

function toFieldFailure(member: string, resourceId: string): FieldFailure {
  return { path: member.charAt(0).toLowerCase() + member.slice(1), problem: toProblem(resourceId) }
}

function toProblem(resourceId: string): FieldProblem {
  if (resourceId.includes('Required')) return 'required'
  if (resourceId.includes('Exceed')) return 'too_long'
  if (resourceId.includes('Email')) return 'email'
  if (resourceId.includes('Country')) return 'country'
  return 'invalid'
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
