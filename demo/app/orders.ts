import type { Commerce } from 'pending-sync'
import { linesOf, type Line } from '../products/lines.ts'
import { cart, type Cart } from './cart.svelte.ts'
import { openOrderBook, type Answer, type Order } from './order-book.svelte.ts'

/**
 * Sends an order to the shop's own server. Rejects when no answer came: then the order is sent again, and must not become
 * a second one.
 */
export type PlaceOrder = (order: {
  /** The order's id on this device, by which the server recognizes an order that it already has. */
  readonly channelReferenceId: string
  /** The account number, or the temporary GUID of a customer who is still pending. */
  readonly account: string
  readonly lines: readonly Line[]
}) => Promise<Exclude<Answer, { readonly status: 'kept' }>>

const retryAfterMs = 15_000

/**
 * Keeps orders on this device and hands each to the desk as soon as its customer has a name there: the account number,
 * or the temporary one of a customer who is still pending.
 */
export function createOrders(commerce: Commerce, placeOrder: PlaceOrder) {
  const book = openOrderBook(closeOrderedCart)
  let timer: ReturnType<typeof setTimeout> | undefined

  commerce.customers.all.subscribe(handOverAll)
  addEventListener('online', handOverAll)
  book.ready.then(handOverAll, () => {})

  /** Orders what is in a cart. Asked for twice, by two tabs or after a crash, it is still one order. */
  async function place(
    { id, quantities }: Cart,
    to: Pick<Order, 'customerKey' | 'addressKey'>,
  ): Promise<Order> {
    const order = { ...to, id, lines: linesOf(quantities), orderedAt: Date.now(), status: 'kept' } as const
    const placed = await book.add(order)
    void handOver(id)
    return placed
  }

  function handOverAll(): void {
    for (const { id, status } of book.all) if (status === 'kept') void handOver(id)
  }

  /** One tab at a time: the others then find the answer. */
  async function handOver(id: string): Promise<void> {
    try {
      await alone(id, async (order) => {
        const account = await accountOf(order)
        if (order.status !== 'kept' || !account) return
        const { lines } = order
        await book.write({ ...order, ...(await placeOrder({ channelReferenceId: id, account, lines })) })
      })
    } catch {
      // No answer, or no room to keep it: the desk knows the order when it sees it again.
      tryLater()
    }
  }

  function tryLater(): void {
    clearTimeout(timer)
    timer = setTimeout(handOverAll, retryAfterMs)
  }

  /** Hands over what was refused once more. */
  async function retry(id: string): Promise<void> {
    await alone(id, async ({ status, ...order }) => {
      if (status === 'refused') await book.write({ ...order, status: 'kept' })
    })
    await handOver(id)
  }

  /** Gives an order up that no desk has, and puts everything back into the cart. */
  async function takeBack(id: string): Promise<void> {
    await alone(id, async (order) => {
      const isNowhere = order.status === 'refused' || (order.status === 'kept' && !(await accountOf(order)))
      if (!isNowhere) return
      for (const { productId, quantity } of order.lines) cart.add(productId, quantity)
      await book.remove(id)
    })
  }

  /** None, while nobody but this device knows the customer. */
  async function accountOf({ customerKey }: Order): Promise<string | undefined> {
    const customer = await commerce.customers.get(customerKey)
    if (customer?.status === 'synced') return customer.accountNumber
    return customer?.status === 'pending' ? customer.guid : undefined
  }

  async function forget(): Promise<void> {
    cart.close()
    await book.clear()
  }

  async function alone(id: string, work: (order: Order) => Promise<void>): Promise<void> {
    await navigator.locks.request(`asola order ${id}`, async () => {
      const order = await book.find(id)
      if (order) await work(order)
    })
  }

  return {
    get all() {
      return book.all
    },
    ready: book.ready,
    place,
    sendNow: handOver,
    retry,
    takeBack,
    forget,
  }
}

export type Orders = ReturnType<typeof createOrders>

/** Whichever tab it was ordered in, and whatever came in between. */
function closeOrderedCart(orders: readonly Order[]): void {
  if (orders.some(({ id }) => id === cart.current.id)) cart.close()
}
