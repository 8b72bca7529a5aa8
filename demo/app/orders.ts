import type { Commerce, Customer } from 'pending-sync'
import { cart } from './cart.svelte.ts'
import { openOrderStorage, type Order, type OrderAnswer, type PaidOrder } from './order-storage.svelte.ts'

/**
 * Sends an order to the shop's own server. Rejects when no answer came: then the order is sent again, and must not become
 * a second one.
 */
export type PlaceOrder = (order: PaidOrder, to: Recipient) => Promise<OrderAnswer>

/** The receiver of an order. */
export interface Recipient {
  /** The account number, or the temporary GUID of a pending customer. */
  readonly account: string
  readonly name: string
}

const retryAfterMs = 15_000

interface Asker {
  readonly commerce: Commerce
  /** The same as `commerce` for a guest. What a guest has ordered is still sent while somebody is signed in. */
  readonly guest: Commerce
  /** The subject of the person who is signed in. */
  readonly owner: string | undefined
}

/**
 * Stores orders on this device and sends each as soon as the channel has accepted its customer. The verbs of single pages
 * are in `order-verbs.ts`.
 */
export function createOrders({ commerce, guest, owner }: Asker, placeOrder: PlaceOrder) {
  const storage = openOrderStorage(closeOrderedCart)
  let timer: ReturnType<typeof setTimeout> | undefined

  for (const { customers } of new Set([commerce, guest])) customers.all.subscribe(sendAll)
  addEventListener('online', sendAll)
  storage.ready.then(start, () => {})

  /** Finds payments that were approved when their page ended before it stored them. After a failure the next page tries again. */
  function start(): void {
    for (const { id, status } of storage.all) if (status === 'unpaid') withPayment(id).catch(() => {})
    sendAll()
  }

  /** Loads the bank only when it is needed. */
  async function withPayment(id: string): Promise<void> {
    const { findPayment } = await import('./payments.ts')
    await withOrder(id, async (order) => {
      const payment = order.status === 'unpaid' && (await findPayment(id))
      if (payment) await storage.write({ ...order, status: 'unsent', payment })
    })
    await send(id)
  }

  function sendAll(): void {
    for (const { id, status } of storage.all) if (status === 'unsent') void send(id)
  }

  /** The first tab sends. The others wait for the lock and then find the answer. */
  async function send(id: string): Promise<void> {
    try {
      await withOrder(id, async (order) => {
        const to = order.status === 'unsent' && (await recipientOf(order))
        if (to) await storage.write({ ...order, ...(await placeOrder(order, to)) })
      })
    } catch {
      // No answer came or it could not be stored. The server recognizes the order when it is sent again.
      clearTimeout(timer)
      timer = setTimeout(sendAll, retryAfterMs)
    }
  }

  /** `undefined` until the channel has accepted the customer, and for the order of another person. */
  async function recipientOf(order: Order): Promise<Recipient | undefined> {
    if (order.owner !== undefined && order.owner !== owner) return undefined
    const { customers } = order.owner === undefined ? guest : commerce
    const customer = await customers.get(order.customerKey)
    const account = customer && accountOf(customer)
    return account === undefined ? undefined : { account, name: customer?.name ?? '' }
  }

  /** Works on the current state of an order while no other tab does. */
  async function withOrder(id: string, work: (order: Order) => Promise<void>): Promise<void> {
    await alone(id, async () => {
      const order = await storage.find(id)
      if (order) await work(order)
    })
  }

  return {
    /** The orders of the person who uses the shop, newest first. */
    get all() {
      return storage.all.filter(isPaid).filter((order) => order.owner === owner)
    },
    /** The number of those that the shop does not have yet. */
    get unsent() {
      return this.all.filter(({ status }) => status === 'unsent').length
    },
    /** Resolves when `all` has the orders of this device. */
    ready: storage.ready,
    owner,
    storage,
    withOrder,
    recipientOf,
    sendNow: send,
    /** Empties the cart and removes these orders from this device. */
    async forget(): Promise<void> {
      cart.close()
      await storage.removeOf(owner)
    },
  }
}

export type Orders = ReturnType<typeof createOrders>

/** Runs `work` for an order while no other tab works on it. */
export const alone = <Result>(id: string, work: () => Promise<Result>): Promise<Result> =>
  navigator.locks.request(`asola order ${id}`, work)

function accountOf(customer: Customer): string | undefined {
  if (customer.status === 'synced') return customer.accountNumber
  return customer.status === 'pending' ? customer.guid : undefined
}

const isPaid = (order: Order): order is PaidOrder => order.status !== 'unpaid'

/** Compares ids, because the order may have been placed in another tab. */
function closeOrderedCart(orders: readonly Order[]): void {
  if (orders.some((order) => isPaid(order) && order.id === cart.current.id)) cart.close()
}
