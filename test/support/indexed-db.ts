/** Resolves with the result of a request. */
export function done<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error)
  })
}

export async function databaseNames(): Promise<ReadonlySet<string>> {
  return new Set((await indexedDB.databases()).map(({ name = '' }) => name))
}

/** The database of the only client whose name is not in `before`. */
export async function newDatabaseName(before: ReadonlySet<string>): Promise<string> {
  const names = Array.from(await databaseNames())
  const name = names.find((one) => one.startsWith('pending-sync-outbox') && !before.has(one))
  if (name === undefined) throw new Error('The client has no database yet.')
  return name
}
