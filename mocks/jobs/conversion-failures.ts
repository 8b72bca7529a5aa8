import { triggerRowFaults } from '../faults/triggered.ts'
import type { Synchronization } from '../model/headquarters-rows.ts'
import type { Problem } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { errorIdPrefix } from '../wire/error-ids.ts'
import type { ValidationResult } from '../wire/refusal.ts'
import { problemsText } from './report-lines.ts'

export type FailedSynchronization = Extract<Synchronization, { status: 'failed' }>

/** The failure of a row whose customer has no account number yet. */
export const customerMissing = failedWith([{ code: 'AccountNumberMissing', members: [] }])

/** The failure of an edit of an address that headquarters does not have yet. */
export const addressMissing = failedWith([{ code: 'AddressMissing', members: ['Addresses'] }])

/** The failure of an order whose delivery address is not at headquarters yet. */
export const deliveryAddressMissing = failedWith([{ code: 'AddressMissing', members: ['ShippingAddress'] }])

/** The failure of a row that a fault makes headquarters refuse, or that is not valid. */
export function conversionFailure(
  rows: Rows,
  results: readonly ValidationResult[],
): FailedSynchronization | undefined {
  return faultFailure(rows) ?? validationFailure(results)
}

function faultFailure(rows: Rows): FailedSynchronization | undefined {
  const fault = triggerRowFaults(rows).find(({ kind }) => kind === 'headquarters-refusal')
  if (!fault) return undefined
  const code = 'HeadquarterTransactionServiceMethodCallFailure'
  return failedWith([{ code, members: [] }], fault.errorResourceId ?? errorIdPrefix + code)
}

function validationFailure(results: readonly ValidationResult[]): FailedSynchronization | undefined {
  const [first] = results
  const problems = results.map(({ id, members }) => ({ code: id, members }))
  return first && failedWith(problems, errorIdPrefix + first.id)
}

function failedWith(problems: readonly Problem[], errorResourceId?: string): FailedSynchronization {
  return {
    status: 'failed',
    problems,
    reason: problemsText(problems),
    ...(errorResourceId && { errorResourceId }),
  }
}
