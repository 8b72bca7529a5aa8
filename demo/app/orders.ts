import type { Commerce } from 'pending-sync'
import { linesOf, type OrderLine } from '../products/order-lines.ts'
import { cart, type Cart } from './cart.svelte.ts'
import { openOrderStorage, type Destination, type Order, type OrderAnswer } from './order-storage.svelte.ts'

/**
 * Sends an order to the shop's own server. Rejects when no answer came: then the order is sent again, and must not become
 * a second one.
 */
export type PlaceOrder = (order: {
  /** The id of the order on this device, by which the server recognizes an order that it already has. */
  readonly channelReferenceId: string
  /** The account number, or the temporary GUID of a pending customer. */
  readonly account: string
  readonly lines: readonly OrderLine[]
}) => Promise<OrderAnswer>

const retryAfterMs = 15_000

interface Asker {
  readonly commerce: Commerce
  /** The same as `commerce` for a guest. What a guest has ordered is still sent while somebody is signed in. */
  readonly guest: Commerce
  /** The subject of the person who is signed in. */
  readonly owner: string | undefined
}

/** Stores orders on this device and sends each as soon as the channel has accepted its customer. */
export function createOrders({ commerce, guest, owner }: Asker, placeOrder: PlaceOrder) {
  const storage = openOrderStorage(closeOrderedCart)
  let timer: ReturnType<typeof setTimeout> | undefined

  for (const { customers } of new Set([commerce, guest])) customers.all.subscribe(sendAll)
  addEventListener('online', sendAll)
  storage.ready.then(sendAll, () => {})

  /** Orders the content of a cart. Called again for the same cart, such as in another tab, it makes no second order. */
  async function place({ id, quantities }: Cart, to: Destination): Promise<Order> {
    const order = {
      ...to,
      id,
      ...(owner !== undefined && { owner }),
      lines: linesOf(quantities),
      orderedAt: Date.now(),
      status: 'unsent',
    } as const
    const stored = await storage.add(order)
    void send(id)
    return stored
  }

  function sendAll(): void {
    for (const { id, status } of storage.all) if (status === 'unsent') void send(id)
  }

  /** The first tab sends. The others wait for the lock and then find the answer. */
  async function send(id: string): Promise<void> {
    try {
      await withOrder(id, async (order) => {
        const account = await accountOf(order)
        if (order.status !== 'unsent' || !account) return
        const { lines } = order
        await storage.write({ ...order, ...(await placeOrder({ channelReferenceId: id, account, lines })) })
      })
    } catch {
      // No answer came or it could not be stored. The server recognizes the order when it is sent again.
      scheduleRetry()
    }
  }

  function scheduleRetry(): void {
    clearTimeout(timer)
    timer = setTimeout(sendAll, retryAfterMs)
  }

  /** Sends a refused order again. */
  async function retry(id: string): Promise<void> {
    await withOrder(id, async ({ status, ...order }) => {
      if (status === 'refused') await storage.write({ ...order, status: 'unsent' })
    })
    await send(id)
  }

  /** Puts everything back into the cart and removes the order, unless the server has it or may have it. */
  async function takeBack(id: string): Promise<void> {
    await withOrder(id, async (order) => {
      const wasNeverSent = order.status === 'unsent' && !(await accountOf(order))
      if (order.status !== 'refused' && !wasNeverSent) return
      for (const { productId, quantity } of order.lines) cart.add(productId, quantity)
      await storage.remove(id)
    })
  }

  /** `undefined` until the channel has accepted the customer, and for the order of another person. */
  async function accountOf(order: Order): Promise<string | undefined> {
    if (order.owner !== undefined && order.owner !== owner) return undefined
    const { customers } = order.owner === undefined ? guest : commerce
    const customer = await customers.get(order.customerKey)
    if (customer?.status === 'synced') return customer.accountNumber
    return customer?.status === 'pending' ? customer.guid : undefined
  }

  async function forget(): Promise<void> {
    cart.close()
    await storage.removeOf(owner)
  }

  /** Works on the current state of an order while no other tab does. */
  async function withOrder(id: string, work: (order: Order) => Promise<void>): Promise<void> {
    await navigator.locks.request(`asola order ${id}`, async () => {
      const order = await storage.find(id)
      if (order) await work(order)
    })
  }

  return {
    /** The orders of whoever uses the shop, newest first. */
    get all() {
      return storage.all.filter((order) => order.owner === owner)
    },
    /** Resolves when `all` has the orders of this device. */
    ready: storage.ready,
    place,
    sendNow: send,
    retry,
    takeBack,
    /** Empties the cart and removes these orders from this device. */
    forget,
    /** Removes the orders of everybody from this device, as a new headquarters knows none of them. */
    clear: () => storage.clear(),
  }
}

export type Orders = ReturnType<typeof createOrders>

/** Compares ids, because the order may have been placed in another tab. */
function closeOrderedCart(orders: readonly Order[]): void {
  if (orders.some(({ id }) => id === cart.current.id)) cart.close()
}
