import type { Commerce as PendingSync, Customer } from 'pending-sync'

/** The things that code in the guides takes from the shop around it. */
declare global {
  const commerce: PendingSync
  const customer: Customer
  const baseUrl: string
  const operatingUnitNumber: string
  const button: HTMLButtonElement
  const user: { readonly id: string }
  const session: {
    idToken(options: { readonly otherThan?: string | undefined }): Promise<string | undefined>
  }
}
