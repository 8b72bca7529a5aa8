import type * as v from 'valibot'
import type { Failure, FieldFailure } from '../domain/failure.ts'
import type { Caller, CustomerKey } from '../domain/identity.ts'
import { unknownFieldMessage, type UnknownField } from '../domain/known-fields.ts'
import type { Schemas } from '../domain/schemas.ts'
import { definedFields, typeOf, validate } from '../domain/validation.ts'
import type { Environment } from '../environment.ts'
import { CommerceError, FailureError } from '../errors.ts'
import type { Messages } from '../messages/types.ts'
import type { ChannelMonitor } from '../negotiation/channel-monitor.ts'
import type { AsyncRules } from '../negotiation/decision.ts'
import type { Diagnostic } from '../options.ts'
import type { OutboxStore } from '../outbox/outbox-store.ts'
import type { SnapshotView } from '../views/snapshot-view.ts'

/** The dependencies of the verbs. */
export interface ApiDeps {
  /** The kind of owner that this client asks as. */
  readonly caller: Caller
  readonly outbox: OutboxStore
  readonly view: SnapshotView
  readonly monitor: ChannelMonitor
  readonly environment: Environment
  /** The messages in the shopper's current language. */
  readonly messages: () => Messages
  readonly rules: AsyncRules
  /** The schemas with the limits of this deployment. */
  readonly schemas: Schemas
  readonly answerTimeoutMs: number
  readonly onDiagnostic: (diagnostic: Diagnostic) => void
  /** Aborts when `commerce.stop` is called. */
  readonly stopped: AbortSignal
  /** Shows the recorded change in all tabs and asks the leader to send it. */
  readonly onRecorded: () => Promise<void>
}

/** The only dependency of code that throws a `CommerceError`. */
export type MessageDeps = Pick<ApiDeps, 'messages'>

/**
 * Runs a verb. Turns an internal failure into a `CommerceError`; other errors, such as a `TypeError`, pass unchanged. Throws a
 * `TypeError` after `stop`.
 */
export async function withPublicErrors<Result>(
  deps: Pick<ApiDeps, 'messages' | 'stopped'>,
  verb: () => Promise<Result>,
): Promise<Result> {
  if (deps.stopped.aborted) throw new TypeError(stoppedMessage)
  try {
    return await verb()
  } catch (error) {
    if (!(error instanceof FailureError)) throw error
    throw new CommerceError(error.failure, deps.messages(), { cause: error.cause ?? error })
  }
}

/** A mistake of the site's developer: a shopper never reads it. */
const stoppedMessage =
  'commerce.stop() was called. Call createCommerce() again; in React, both in one effect.'

/** Throws a failure. `kept`: what it is about is kept all the same. */
export function throwFailure(deps: MessageDeps, failure: Failure, key?: CustomerKey, kept = false): never {
  throw new CommerceError(failure, deps.messages(), { ...(key !== undefined && { key }), kept })
}

/** Throws the failure of a request; that of the whole channel instead if the site is not set up for it. */
export function throwUnanswered(deps: MessageDeps & Pick<ApiDeps, 'monitor'>, failure: Failure): never {
  const outage = deps.monitor.outage()?.failure
  return throwFailure(deps, outage?.kind === 'configuration' ? outage : failure)
}

/**
 * Returns the validated input. Throws a `validation` error that names every wrong field, and a `TypeError` for a field that
 * nobody knows.
 */
export function parse<Schema extends v.GenericSchema>(
  deps: MessageDeps,
  schema: Schema,
  input: unknown,
): v.InferOutput<Schema> {
  checkPlain(input)
  const validated = validate(schema, input)
  if ('output' in validated) return validated.output
  if ('unknownField' in validated) throw toTypeError(validated.unknownField)
  return throwInvalid(deps, validated.fields)
}

/** Throws a `TypeError` for a field that nobody knows, whatever else is missing or wrong. */
export function checkFieldNames(schema: v.GenericSchema, input: unknown): void {
  const validated = validate(schema, input)
  if ('unknownField' in validated) throw toTypeError(validated.unknownField)
}

function toTypeError(field: UnknownField): TypeError {
  return new TypeError(unknownFieldMessage(field))
}

/** Throws a `validation` error for these fields. */
export function throwInvalid(deps: MessageDeps, fields: readonly FieldFailure[]): never {
  return throwFailure(deps, { kind: 'validation', code: 'fields_invalid', fields })
}

/** Throws a `TypeError` for what cannot be an id, such as the whole object instead of its key. */
export function checkId(name: string, id: unknown): void {
  if (typeof id !== 'string') throw new TypeError(`\`${name}\` must be a text, not of type ${typeOf(id)}.`)
}

/** The fields that the caller wants to change: an `undefined` field stays as it is, a blank one is cleared. */
export function definedChanges(input: unknown): object {
  checkPlain(input)
  return definedFields(input)
}

/** A form's data or a map has no fields of its own: everything in it would be lost silently. */
function checkPlain(input: unknown): asserts input is object {
  const type = typeOf(input)
  if (type === 'Object') return
  const remedy = ['FormData', 'URLSearchParams', 'Map'].includes(type) ? ' Use Object.fromEntries().' : ''
  throw new TypeError(`The fields must be a plain object, not of type ${type}.${remedy}`)
}
