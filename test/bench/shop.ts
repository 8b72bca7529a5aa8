import { createCommerce, type Commerce } from 'pending-sync'

/** A client beside a channel that answers at once, or not at all. */
export interface BenchShop {
  readonly commerce: Commerce
  readonly baseUrl: string
  setReachable(): void
  stop(): Promise<void>
}

/** `unreachable`: from the start, so that nothing of it is ever in doubt. */
export async function openShop(
  channel: 'reachable' | 'unreachable',
  baseUrl = `https://bench-${crypto.randomUUID()}.example/`,
): Promise<BenchShop> {
  let isReachable = channel === 'reachable'
  const commerce = createCommerce({
    baseUrl,
    operatingUnitNumber: '068',
    fetch: async (input, init) => {
      if (!isReachable) throw new TypeError('Failed to fetch')
      return answer(new Request(input, init))
    },
  })
  await commerce.ready
  if (isReachable) await commerce.refreshChannel()
  return {
    commerce,
    baseUrl,
    setReachable: () => void (isReachable = true),
    stop: () => commerce.stop(),
  }
}

let made = 100_000

/** The answer of a channel in sync mode, as short as it can be. */
export async function answer(request: Request): Promise<Response> {
  const isCreate = request.method === 'POST' && new URL(request.url).pathname.endsWith('/Customers')
  if (!isCreate) return Response.json({ value: [] })
  const customer = (await request.json()) as object
  const number = String((made += 1))
  return Response.json({ ...customer, AccountNumber: number, IsAsyncCustomer: false }, { status: 201 })
}

export const person = (index: number) => ({ firstName: 'Ada', lastName: `Rossi ${index}` })

/** Records customers at the same time. */
export async function recordAll({ commerce }: BenchShop, count: number): Promise<void> {
  await Promise.all(Array.from({ length: count }, (_, index) => commerce.customers.create(person(index))))
}

/** Resolves when nothing is left to send. */
export function whenSent({ commerce }: BenchShop): Promise<void> {
  return new Promise((resolve) => {
    const unsubscribe = commerce.outbox.subscribe((entries) => {
      if (entries.length > 0) return
      queueMicrotask(() => unsubscribe())
      resolve()
    })
  })
}
