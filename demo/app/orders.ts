import type { Commerce, Customer } from 'pending-sync'
import type { Line } from '../products/lines.ts'
import { openOrderBook, type Order } from './order-book.ts'

/** Who takes orders: in a real shop, a server of its own. Rejects when it does not take one. */
export interface OrderDesk {
  place(order: {
    /** Ours: by it a desk knows an order that it was handed before. */
    readonly id: string
    readonly account: string
    readonly lines: readonly Line[]
  }): Promise<{
    /** What the shop calls the order. */
    readonly number: string
  }>
}

/**
 * Keeps orders on this device and hands each to the desk as soon as its customer has a name there: the account number,
 * or the temporary one of a customer who is still pending.
 */
export function createOrders(commerce: Commerce, desk: OrderDesk) {
  const book = openOrderBook()
  commerce.customers.all.subscribe(handOverAll)
  addEventListener('online', handOverAll)

  function place(order: Pick<Order, 'customerKey' | 'addressKey' | 'lines'>): Order {
    const orderedAt = Date.now()
    const id = orderedAt.toString(36)
    const placed = { ...order, id, orderedAt }
    book.write(placed)
    void handOver(id)
    return placed
  }

  function handOverAll(): void {
    for (const { id, number, isRefused } of book.all.get()) if (!number && !isRefused) void handOver(id)
  }

  /** One tab at a time, so that no order is placed twice. */
  async function handOver(id: string): Promise<void> {
    await navigator.locks.request(`asola order ${id}`, async () => {
      const order = book.find(id)
      if (!order || order.number || !navigator.onLine) return
      const account = accountOf(await commerce.customers.get(order.customerKey))
      if (account) book.write({ ...order, ...(await askDesk(account, order)) })
    })
  }

  async function askDesk(account: string, { id, lines }: Order): Promise<Answer> {
    try {
      const { number } = await desk.place({ id, account, lines })
      return { number, isRefused: false }
    } catch {
      return { isRefused: true }
    }
  }

  return { all: book.all, place, retry: handOver }
}

type Answer = Pick<Order, 'number' | 'isRefused'>
export type Orders = ReturnType<typeof createOrders>

/** Nobody but this device knows a customer who is queued. */
function accountOf(customer: Customer | undefined): string | undefined {
  if (customer?.status === 'synced') return customer.accountNumber
  return customer?.status === 'pending' ? customer.guid : undefined
}
