import { openDB, type DBSchema, type IDBPObjectStore } from 'idb'
import type { CustomerKey } from 'pending-sync'
import type { Line } from '../products/lines.ts'

/** An order of this device. It names customer and address by their keys: who they are stands in one place only. */
export type Order = {
  /** The cart's, and what the desk knows the order by. */
  readonly id: string
  readonly customerKey: CustomerKey
  readonly addressKey: string
  readonly lines: readonly Line[]
  /** In milliseconds since the epoch. */
  readonly orderedAt: number
} & Answer

/** What the desk said of it; `kept` until it has said something. */
export type Answer =
  | { readonly status: 'kept' }
  | {
      readonly status: 'placed'
      /** What the desk calls the order. */
      readonly number: string
    }
  | { readonly status: 'refused' }

interface Schema extends DBSchema {
  orders: { key: string; value: Order }
}

type Orders<Mode extends IDBTransactionMode> = IDBPObjectStore<Schema, ['orders'], 'orders', Mode>

const name = 'asola'

/**
 * The orders of this device, newest first, also those that other tabs place. What is changed is on disk. `onRead` is
 * called with all of them, at first and after each change.
 */
export function openOrderBook(onRead: (orders: readonly Order[]) => void) {
  let all = $state.raw<readonly Order[]>([])
  const tabs = new BroadcastChannel(name)
  async function read(): Promise<void> {
    all = (await run('readonly', (orders) => orders.getAll())).sort(newestFirst)
    onRead(all)
  }
  tabs.onmessage = () => void read()
  const ready = read()

  async function change<Result>(work: (orders: Orders<'readwrite'>) => Promise<Result>): Promise<Result> {
    const result = await run('readwrite', work)
    tabs.postMessage('changed')
    await read()
    return result
  }

  return {
    get all() {
      return all
    },
    /** Resolves when what this device remembers is in `all`. */
    ready,
    /** As it is now, whatever this tab has heard of. */
    find: (id: string) => run('readonly', (orders) => orders.get(id)),
    /** One that is in the book already stays as it is, and is what comes back. */
    add: (order: Order) =>
      change(async (orders) => {
        const known = await orders.get(order.id)
        if (!known) await orders.put(order)
        return known ?? order
      }),
    write: (order: Order) => change((orders) => orders.put(order)),
    remove: (id: string) => change((orders) => orders.delete(id)),
    clear: () => change((orders) => orders.clear()),
  }
}

/** Opened for each transaction: there is no handle that could die, or stand in the way of a newer version. */
async function run<Mode extends 'readonly' | 'readwrite', Result>(
  mode: Mode,
  work: (orders: Orders<Mode>) => Promise<Result>,
): Promise<Result> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (created) => void created.createObjectStore('orders', { keyPath: 'id' }),
  })
  try {
    // An order is on disk before it is handed over, and before its cart is emptied.
    const { store, done } = database.transaction('orders', mode, { durability: 'strict' })
    const [result] = await Promise.all([work(store), done])
    return result
  } finally {
    database.close()
  }
}

const newestFirst = (left: Order, right: Order) => right.orderedAt - left.orderedAt
