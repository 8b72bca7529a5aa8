/**
 * Lets what comes in a burst share one piece of work: everything that is added while one batch is underway makes the
 * next one. Each `add` resolves with its own result. When a batch fails, its items are worked on one by one, so that one
 * that cannot be done fails alone; `work` must bear being tried again.
 */
export function createBatch<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item
    readonly resolve: (result: Result) => void
    readonly reject: (error: unknown) => void
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
      const results = await work(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result))
    } catch (error) {
      if (batch.length === 1) return batch[0]?.reject(error)
      for (const one of batch) await finish([one])
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isUnderway) void drain()
    })
}
