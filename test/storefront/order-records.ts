import type { Page } from 'playwright'

/** The number of orders that headquarters has accepted. */
export function acceptedOrders(page: Page): Promise<number> {
  return count(page, 'pending-sync-headquarters', 'rows', 'table', 'channelOrders')
}

/** The number of payments that the simulated bank has approved. */
export function approvedPayments(page: Page): Promise<number> {
  return count(page, 'asola bank', 'accounts', 'payment')
}

/** Counts the rows of a store that have a property, or this value of it. */
function count(page: Page, name: string, store: string, property: string, value?: string): Promise<number> {
  return page.evaluate(
    async ([name, store, property, value]) => {
      const done = <Result>(request: IDBRequest<Result>) =>
        new Promise<Result>((resolve, reject) => {
          request.onsuccess = () => resolve(request.result)
          request.onerror = () => reject(request.error)
        })
      const known = await indexedDB.databases()
      // Opening a database that is not there would make an empty one.
      if (!known.some((database) => database.name === name)) return 0
      const database = await done(indexedDB.open(name))
      const rows = await done<(Record<string, unknown> | string)[]>(
        database.transaction(store).objectStore(store).getAll(),
      )
      database.close()
      return rows.filter(
        (row) =>
          typeof row === 'object' && property in row && (value === undefined || row[property] === value),
      ).length
    },
    [name, store, property, value] as const,
  )
}
