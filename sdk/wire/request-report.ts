import { definedFields } from '../domain/validation.ts'
import type { Environment } from '../environment.ts'
import type { Answer } from './answer.ts'

/** One request, for the tracing of a shop. It contains no personal data, no account number and no token. */
export interface RequestReport {
  /** `GET`, `POST` or `PATCH`. */
  readonly method: string
  /** The path below `Commerce/`, with `{id}` in place of every key: `Customers({id})`. */
  readonly operation: string
  /** The HTTP status; absent if nobody answered. */
  readonly status?: number
  /** The time when it was sent, in milliseconds since the epoch. */
  readonly startedAt: number
  /** The time until the whole answer was there, in milliseconds. */
  readonly durationMs: number
  /** The meaning of the answer: `ok`, `refused`, `unauthorized`, `busy`, `communication-failed`, `not-the-channel` or `lost`. */
  readonly answer: Answer<unknown>['kind']
  /** The header `RequestId`: the channel's telemetry has it too. */
  readonly requestId?: string
  /** The header `traceparent`, if the site gave one. */
  readonly traceparent?: string
}

/** Begins the report of a request. Returns the function that ends it. */
export function beginReport(
  environment: Pick<Environment, 'now' | 'openMs'>,
  request: { readonly method: string; readonly path: string; readonly requestId?: string },
  traceparent: string | undefined,
): (answer: Answer<unknown>, status: number | undefined) => RequestReport {
  const startedAt = environment.now()
  const startedMs = environment.openMs()
  const { method, path, requestId } = request
  return (answer, status) =>
    definedFields({
      method: method.toUpperCase(),
      operation: path.replace(/'[^']*'/g, '{id}'),
      status,
      startedAt,
      durationMs: Math.round(environment.openMs() - startedMs),
      answer: answer.kind,
      requestId,
      traceparent,
    })
}
