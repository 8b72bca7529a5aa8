import {
  CommerceError,
  failureLabel,
  type CustomerKey,
  type Failure,
  type FieldFailure,
  type LabelOptions,
} from 'pending-sync'

/** A failure as data: it gets its text when it is drawn, in the language that is on screen by then. */
export interface ActionFailure {
  readonly failure: Failure
  /** The customer who is kept on this device despite the failure. */
  readonly customerKey?: CustomerKey
}

/** Input of a form that the shop itself checks, with the paths of its fields. */
export class InvalidInput extends Error {
  readonly fields: readonly FieldFailure[]

  constructor(fields: readonly FieldFailure[]) {
    super('The input is not valid')
    this.fields = fields
  }
}

/** Converts an error that a shopper can understand. Rethrows any other error. */
export function failureOf(error: unknown, labels: LabelOptions): ActionFailure {
  if (error instanceof CommerceError) return ofCommerce(error, labels)
  if (error instanceof InvalidInput)
    return { failure: { kind: 'validation', code: 'fields_invalid', fields: error.fields } }
  const isFull = error instanceof DOMException && error.name === 'QuotaExceededError'
  if (isFull) return { failure: { kind: 'storage', code: 'storage_full' } }
  throw error
}

function ofCommerce(error: CommerceError, labels: LabelOptions): ActionFailure {
  const { kind, code, fields, message, key } = error
  // A message of headquarters has no translation and stays as it is.
  const isTranslated = message === failureLabel({ kind, code }, labels)
  const failure = { kind, code, fields, ...(!isTranslated && { channelMessage: message }) }
  return { failure, ...(key && { customerKey: key }) }
}
