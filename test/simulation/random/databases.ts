/**
 * Every tab of a simulation lives in one page, and opens the one database through the platform. A tab that names itself
 * after a `#` in the database's name is told apart here, so that it can lose its database as a crashed tab does, and so
 * that somebody knows when the disk is at rest.
 */
export interface Databases {
  /** The name with which that tab opens that database. */
  nameFor(database: string, tab: string): string
  crash(database: string, tab: string): void
  /** How many transactions of that database are under way. */
  underway(database: string): number
}

export function watchDatabases(): Databases {
  const owners = new WeakMap<IDBDatabase, string>()
  const crashed = new Set<string>()
  const counts = new Map<string, number>()
  const count = (database: string, change: 1 | -1) =>
    void counts.set(database, (counts.get(database) ?? 0) + change)

  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function openNamed(fullName, version) {
    const name = digestIn(fullName)
    if (crashed.has(name)) throw gone()
    const request = open.call(this, withoutTab(fullName), version)
    count(withoutTab(name), 1)
    request.addEventListener('success', () => (owners.set(request.result, name), count(withoutTab(name), -1)))
    request.addEventListener('error', () => count(withoutTab(name), -1))
    return request
  }

  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function transactionOf(...args) {
    if (crashed.has(owners.get(this) ?? '')) throw gone()
    const begun = transaction.apply(this, args)
    count(digestIn(this.name), 1)
    begun.addEventListener('complete', () => count(digestIn(this.name), -1))
    begun.addEventListener('abort', () => count(digestIn(this.name), -1))
    return begun
  }

  return {
    nameFor: (database, tab) => `${database}#${tab}`,
    crash: (database, tab) => void crashed.add(`${database}#${tab}`),
    underway: (database) => counts.get(database) ?? 0,
  }
}

/** The SDK calls its databases so, followed by the digest of whose they are. */
function digestIn(name: string): string {
  return name.replace(/^pending-sync-outbox /, '')
}

function withoutTab(name: string): string {
  return name.split('#')[0] ?? name
}

function gone(): DOMException {
  return new DOMException('The tab is gone.', 'InvalidStateError')
}
