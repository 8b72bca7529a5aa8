import type { Commerce } from 'pending-sync'
import { createContext } from 'svelte'
import type { Headquarters } from '../console/headquarters.ts'
import type { Orders } from './orders.ts'

/** What every page may use: the shop's own verbs and stores, and, for the testers' console, the headquarters. */
export interface Shop {
  readonly commerce: Commerce
  /** What was ordered on this device. */
  readonly orders: Orders
  /** Resolves when the mocked headquarters answers. */
  readonly headquarters: Promise<Headquarters>
}

export const [getShop, setShop] = createContext<Shop>()
