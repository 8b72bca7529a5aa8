import { openDB, type DBSchema, type IDBPObjectStore } from 'idb'
import type { CustomerKey, NewAddress } from 'pending-sync'
import type { OrderLine } from '../products/order-lines.ts'
import type { Amounts } from '../sale/amounts.ts'
import type { DeliveryMode } from '../sale/delivery.ts'
import type { Payment } from './payments.ts'

/** The customer of an order, by the key in the SDK, and the address of the parcel. */
export interface Destination {
  readonly customerKey: CustomerKey
  /** As it was when the order was placed. */
  readonly address: NewAddress
  /** The key of the customer's address with this content. Absent: a guest adds none to an account. */
  readonly addressKey?: string
}

/** An order of this device. */
export type Order = Destination & {
  /** The id of the cart, by which the shop's server and the bank recognize the order as well. */
  readonly id: string
  /** The subject of the person who ordered. Absent: a guest. */
  readonly owner?: string
  readonly lines: readonly OrderLine[]
  readonly amounts: Amounts
  readonly deliveryMode: DeliveryMode
  /** In milliseconds since the epoch. */
  readonly orderedAt: number
} & (
    | {
        /** Stored before it is paid, so that an approved payment always finds its order. */
        readonly status: 'unpaid'
      }
    | Paid<{ readonly status: 'unsent' } | OrderAnswer>
  )

type Paid<Status> = { readonly payment: Payment } & Status

export type PaidOrder = Exclude<Order, { readonly status: 'unpaid' }>

/** The answer of the shop's server. */
export type OrderAnswer =
  | {
      readonly status: 'placed'
      /** The order number at headquarters. */
      readonly number: string
      /** In milliseconds since the epoch. */
      readonly placedAt: number
    }
  | { readonly status: 'refused' }

interface Schema extends DBSchema {
  orders: { key: string; value: Order }
}

type OrderStore<Mode extends IDBTransactionMode> = IDBPObjectStore<Schema, ['orders'], 'orders', Mode>

const name = 'asola'

/**
 * The orders of this device in IndexedDB, the same in every tab. Calls `onRead` with all of them, at first and after each
 * change. A change is on disk when its promise resolves.
 */
export function openOrderStorage(onRead: (orders: readonly Order[]) => void) {
  let all = $state.raw<readonly Order[]>([])
  const tabs = new BroadcastChannel(name)
  tabs.onmessage = () => void read()
  const ready = read()

  async function read(): Promise<void> {
    const stored = await transact('readonly', (orders) => orders.getAll())
    all = stored.filter(isReadable).sort(newestFirst)
    onRead(all)
  }

  async function change<Result>(work: (orders: OrderStore<'readwrite'>) => Promise<Result>): Promise<Result> {
    const result = await transact('readwrite', work)
    tabs.postMessage('changed')
    await read()
    return result
  }

  return {
    /** Newest first. */
    get all() {
      return all
    },
    /** Resolves when `all` has the orders of this device. */
    ready,
    /** Reads the order as any tab has last written it. */
    find: (id: string) => transact('readonly', (orders) => orders.get(id)),
    write: (order: Order) => change((orders) => orders.put(order)),
    remove: (id: string) => change((orders) => orders.delete(id)),
    /** Removes the orders of everybody, as a new headquarters knows none of them. */
    clear: () => change((orders) => orders.clear()),
    removeOf: (owner: string | undefined) =>
      change(async (orders) => {
        for (const order of await orders.getAll()) if (order.owner === owner) await orders.delete(order.id)
      }),
  }
}

/** Opens the database for this transaction only: an open connection may die and would block a newer version. */
async function transact<Mode extends 'readonly' | 'readwrite', Result>(
  mode: Mode,
  work: (orders: OrderStore<Mode>) => Promise<Result>,
): Promise<Result> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (created) => void created.createObjectStore('orders', { keyPath: 'id' }),
  })
  try {
    // An order must be on disk before it is sent and before its cart is emptied.
    const { store, done } = database.transaction('orders', mode, { durability: 'strict' })
    const [result] = await Promise.all([work(store), done])
    return result
  } finally {
    database.close()
  }
}

/** The shop before 0.1 stored orders without amounts. */
const isReadable = (order: Partial<Order>) => order.amounts !== undefined

const newestFirst = (left: Order, right: Order) => right.orderedAt - left.orderedAt
