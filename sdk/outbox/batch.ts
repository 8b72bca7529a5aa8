/**
 * Lets what comes in a burst share one piece of work: everything that is added while one batch is underway makes the
 * next one. Each `add` resolves when its own item is done. An item that cannot be done fails alone.
 */
export function createBatch<Item>(
  work: (items: readonly Item[]) => Promise<void>,
): (item: Item) => Promise<void> {
  interface Waiting {
    readonly item: Item
    readonly done: PromiseWithResolvers<void>
  }
  let waiting: Waiting[] = []
  let isUnderway = false

  async function drain(): Promise<void> {
    isUnderway = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await finish(batch)
    }
    isUnderway = false
  }

  async function finish(batch: readonly Waiting[]): Promise<void> {
    try {
      await work(batch.map(({ item }) => item))
      for (const { done } of batch) done.resolve()
    } catch (error) {
      if (batch.length === 1) return batch[0]?.done.reject(error)
      for (const one of batch) await finish([one])
    }
  }

  return (item) => {
    const done = withResolvers<void>()
    waiting.push({ item, done })
    if (!isUnderway) void drain()
    return done.promise
  }
}

interface PromiseWithResolvers<Value> {
  readonly promise: Promise<Value>
  readonly resolve: (value: Value) => void
  readonly reject: (error: unknown) => void
}

/** `Promise.withResolvers` is younger than the browsers this SDK supports. */
function withResolvers<Value>(): PromiseWithResolvers<Value> {
  let resolve!: (value: Value) => void
  let reject!: (error: unknown) => void
  const promise = new Promise<Value>((onResolve, onReject) => {
    resolve = onResolve
    reject = onReject
  })
  return { promise, resolve, reject }
}
