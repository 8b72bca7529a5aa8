/**
 * Groups a burst of items into shared batches: items added while a batch is being worked on form the next one. Each call
 * resolves with its own result. If a batch fails, its items are worked on one by one, so that only the failing ones
 * reject; `work` must be safe to retry. `isHopeless` names errors after which nothing is tried again: all reject.
 */
export function createBatch<Item, Result>(
  work: (items: readonly Item[]) => Promise<readonly Result[]>,
  isHopeless: (error: unknown) => boolean = () => false,
): (item: Item) => Promise<Result> {
  interface Waiting {
    readonly item: Item
    readonly resolve: (result: Result) => void
    readonly reject: (error: unknown) => void
  }
  let waiting: Waiting[] = []
  let isWorking = false

  async function workOff(): Promise<void> {
    isWorking = true
    // The rest of a burst is added before this promise resolves.
    await Promise.resolve()
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      await finish(batch)
    }
    isWorking = false
  }

  async function finish(batch: readonly Waiting[]): Promise<void> {
    try {
      const results = await work(batch.map(({ item }) => item))
      batch.forEach(({ resolve }, index) => resolve(results[index] as Result))
    } catch (error) {
      if (batch.length === 1 || isHopeless(error)) return batch.forEach(({ reject }) => reject(error))
      for (const one of batch) await finish([one])
    }
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!isWorking) void workOff()
    })
}
