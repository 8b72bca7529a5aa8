import type { CustomerStatus, EntryStatus } from 'pending-sync'

/** What a test can tell a page of the shop to do. */
export interface Shop {
  /** Creates a customer for each e-mail address, all at once, and tells `acknowledge` of each promise that resolves. */
  register(emails: readonly string[]): Promise<void>
  /** Resolves when so many customers are known here. */
  whenKnown(customers: number): Promise<void>
  whenSynced(customers: number): Promise<void>
  /** Resolves when so many customers are known here and nothing more will happen to them by itself. */
  whenSettled(customers: number): Promise<Books>
  books(): Promise<Books>
  flush(): Promise<void>
  /** Stops at a debugger's statement; resolves when the debugger lets go. */
  freeze(): Promise<void>
  decide(email: string, decision: 'resend' | 'discard'): Promise<void>
}

/** What the shop's pages know, as a person can see it. */
export interface Books {
  readonly customers: readonly {
    readonly email: string
    readonly status: CustomerStatus
    readonly label: string
  }[]
  readonly outbox: readonly { readonly email: string; readonly status: EntryStatus }[]
}

declare global {
  interface Window {
    shop: Shop
    /** Put there by the test: it hears of a promise before the browser can be killed. */
    acknowledge?: (email: string) => Promise<void>
  }
}
