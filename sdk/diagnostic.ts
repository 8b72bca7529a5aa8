import { FailureError } from './errors.ts'
import type { Diagnostic } from './options.ts'

/**
 * The diagnostic of an internal error. The text of an error may quote a value, such as a name or a token, so `detail` says only which
 * error it is and where it was thrown. `otherwise` is the code of an error that is no failure.
 */
export function toDiagnostic(error: unknown, otherwise = 'unexpected'): Diagnostic {
  return {
    code: error instanceof FailureError ? error.failure.code : otherwise,
    detail: error instanceof Error ? kindAndPlace(error) : typeof error,
  }
}

function kindAndPlace({ name, message, stack = '' }: Error): string {
  const places = stack.replace(message, '').match(/[\w.-]+\.m?[jt]s:\d+:\d+/g)
  return `${name} ${places ?? ''}`
}
