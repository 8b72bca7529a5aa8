import type { CustomerStatus, EntryStatus } from 'pending-sync'

/** The commands that a test can give to a shop page, as `window.shop`. */
export interface Shop {
  /** Creates a customer for each e-mail address, all at once; calls `acknowledge` for each promise that resolves. */
  register(emails: readonly string[]): Promise<void>
  /** Resolves when this tab knows at least that many customers. */
  whenKnown(customers: number): Promise<void>
  whenSynced(customers: number): Promise<void>
  /** Resolves when this tab knows at least that many customers and no entry changes any more unless a person acts. */
  whenSettled(customers: number): Promise<ShopState>
  readState(): Promise<ShopState>
  flush(): Promise<void>
  /** Stops at a `debugger` statement; resolves when the debugger continues. */
  freeze(): Promise<void>
  /** The time from showing the page again until the last change of what it shows, in milliseconds. */
  staleMs(): number
  resolveEntry(email: string, decision: 'resend' | 'discard'): Promise<void>
}

/** The customers and entries that a tab shows. */
export interface ShopState {
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
    /** Set by the test, so that it learns of a resolved promise before it kills the browser. */
    acknowledge?: (email: string) => Promise<void>
  }
}
