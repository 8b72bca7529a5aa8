import type { JobReport } from './jobs.ts'

/** An entry of the log: a request with its answer, or a run of a job. */
export type LogEntry = RequestLogEntry | JobLogEntry

/** The kind of client, by its `Authorization` header: none, `id_token` or `Bearer`. */
export type CallerKind = 'anonymous' | 'shopper' | 'employee' | 'application'

/** A request with its answer. */
export interface RequestLogEntry {
  readonly kind: 'request'
  /** When it arrived, in milliseconds since the epoch. */
  readonly at: number
  /** The time until its answer, in milliseconds. */
  readonly tookMs: number
  /** Method and path without keys, as in `FaultRule.on`. */
  readonly operation: string
  /** The HTTP method. */
  readonly method: string
  /** The whole URL. */
  readonly url: string
  /** The kind of client. */
  readonly caller: CallerKind
  /** The body: the value of its JSON, or its text. Absent: the body was empty. */
  readonly body?: unknown
  /** 0: no answer reached the client. */
  readonly status: number
  /** The body of the answer. Absent: it has none, or the request was not processed. */
  readonly answer?: unknown
  /** The identifier of the error. Absent: the request succeeded. */
  readonly errorResourceId?: string
  /** The reasons for the result: triggered faults, the real-time call, the fallback to async, dropped properties. */
  readonly notes: readonly string[]
}

/** A run of a job. */
export interface JobLogEntry extends JobReport {
  readonly kind: 'job'
}
