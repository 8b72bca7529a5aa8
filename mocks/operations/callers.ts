import type { CallerKind } from '../model/log-entry.ts'
import type { Operation } from './operation.ts'

/** `strict`: who may call what is as documented. `lenient`: some operations have further callers. */
export type CallerRules = 'strict' | 'lenient'

/**
 * The callers that `lenient` adds to the documented ones, by operation: what the SDK and its demo call today, although
 * a real channel refuses it.
 */
export const lenientCallers: Readonly<Record<string, readonly CallerKind[]>> = {
  'GET GetCountryRegions': ['anonymous', 'shopper', 'application'],
  'GET GetDeviceConfiguration': ['application'],
  'GET GetAffiliations': ['application'],
  'POST Customers/GetByAccountNumbers': ['anonymous'],
  'POST IssueLoyaltyCard': ['application'],
  'POST GetCustomerLoyaltyCards': ['application'],
}

/** The kinds of callers that may call an operation. */
export function callersOf({ name, allowedCallers }: Operation, rules: CallerRules): readonly CallerKind[] {
  return rules === 'strict' ? allowedCallers : [...allowedCallers, ...(lenientCallers[name] ?? [])]
}
