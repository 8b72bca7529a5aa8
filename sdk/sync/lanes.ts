/** Works through all items, some at a time, even if some fail; then fails as the first one did. */
export async function inLanes<Item>(
  items: readonly Item[],
  count: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const queue = [...items]
  const errors: unknown[] = []
  const lane = async () => {
    for (let item = queue.shift(); item !== undefined; item = queue.shift()) {
      await work(item).catch((error: unknown) => errors.push(error))
    }
  }
  await Promise.all(Array.from({ length: Math.min(count, items.length) }, lane))
  if (errors.length > 0) throw errors[0]
}
