import type { Commerce } from 'pending-sync'
import { createContext } from 'svelte'
import type { Orders } from './orders.ts'
import type { Session } from './session.ts'

/** The stores and verbs that every page may use. */
export interface Shop {
  readonly commerce: Commerce
  /** The guest's part of this device, while somebody is signed in. */
  readonly guest?: Commerce
  /** The orders of whoever uses the shop. */
  readonly orders: Orders
  readonly session: Session
}

export const [getShop, setShop] = createContext<Shop>()
