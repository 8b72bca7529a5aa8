import type { Commerce, Customer } from 'pending-sync'

/** The things that code in the guides takes from the shop around it. */
declare global {
  const commerce: Commerce
  const customer: Customer
  const baseUrl: string
  const operatingUnitNumber: string
  const button: HTMLButtonElement
  const user: { readonly id: string }
  const session: {
    /** A word that changes with each sign-in. */
    readonly stamp: string
    idToken(options: { readonly otherThan?: string | undefined }): Promise<string | undefined>
  }
}
