import { CommerceError, failureLabel, type CustomerKey, type Failure } from 'pending-sync'

/** What went wrong, as data: it is put into words when it is drawn, whatever language the page speaks by then. */
export interface Mishap {
  readonly failure: Failure
  /** Who is kept on this device although it went wrong. */
  readonly customerKey?: CustomerKey
}

/** What a shopper is told of; anything else is thrown on. */
export function mishapOf(thrown: unknown, locale: string): Mishap {
  if (thrown instanceof CommerceError) return ofCommerce(thrown, locale)
  const isFull = thrown instanceof DOMException && thrown.name === 'QuotaExceededError'
  if (isFull) return { failure: { kind: 'storage', code: 'storage_full' } }
  throw thrown
}

function ofCommerce(error: CommerceError, locale: string): Mishap {
  const { kind, code, fields, message, key } = error
  // What headquarters said in its own words stays as it said it.
  const isOwnWords = message === failureLabel({ kind, code }, { locale })
  const failure = { kind, code, fields, ...(!isOwnWords && { channelMessage: message }) }
  return { failure, ...(key && { customerKey: key }) }
}
