import type { Commerce } from 'pending-sync'
import { createContext } from 'svelte'
import type { Orders } from './orders.ts'
import type { Session } from './session.ts'

/** The stores and verbs that every page may use. */
export interface Shop {
  readonly commerce: Commerce
  /** The guest's part of this device; the same as `commerce` unless somebody is signed in. */
  readonly guest: Commerce
  /** The orders of the person who uses the shop. */
  readonly orders: Orders
  readonly session: Session
}

export const [getShop, setShop] = createContext<Shop>()

/** Removes everything that this device keeps about the shopper, orders included. Rejects if the storage does not work. */
export async function forgetShopper({ commerce, orders }: Shop): Promise<void> {
  await Promise.all([commerce.forget(), orders.forget()])
  // The drafts of forms.
  sessionStorage.clear()
}
