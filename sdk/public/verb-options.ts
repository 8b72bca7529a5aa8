import type { WhenPending } from '../negotiation/decision.ts'

/** The options of every verb that changes a customer. */
export interface VerbOptions {
  /**
   * The treatment of an intent that needs the account number: `refuse` rejects with a `CommerceError` of kind `pending`,
   * `wait` keeps it on this device and sends it when the account number arrives. Default: `refuse`.
   */
  readonly whenPending?: WhenPending
}
