import type { Commerce } from 'pending-sync'
import { createContext } from 'svelte'
import type { Orders } from './orders.ts'

/** The stores and verbs that every page may use. */
export interface Shop {
  readonly commerce: Commerce
  /** The orders of this device. */
  readonly orders: Orders
}

export const [getShop, setShop] = createContext<Shop>()
