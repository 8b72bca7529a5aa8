import { FailureError } from '../errors.ts'

/** True if a row could not be added because its key is taken. */
export function isConstraintError(error: unknown): boolean {
  return (
    error instanceof Error && error.cause instanceof DOMException && error.cause.name === 'ConstraintError'
  )
}

/** Turns an error of IndexedDB into a failure with a reason that a person understands. Other errors stay as they are. */
export function toStorageFailure(error: unknown): unknown {
  if (!(error instanceof DOMException)) return error
  const { name } = error
  if (name === 'VersionError') return new FailureError({ kind: 'storage', code: 'storage_newer' }, error)
  if (name === 'QuotaExceededError') return new FailureError({ kind: 'storage', code: 'storage_full' }, error)
  return new FailureError({ kind: 'storage', code: 'storage_unavailable' }, error)
}

/** True if the browser closed the connection, and a new one may work. */
export function isClosedConnection(error: unknown): boolean {
  return (
    error instanceof DOMException && (error.name === 'InvalidStateError' || error.name === 'UnknownError')
  )
}
