/**
 * All tabs of a simulation live in one page and share one database. Each tab opens it under `<database>#<tab>`, so that
 * the handles can be told apart here: one tab can lose its database as a crashed tab does, and the simulation knows when
 * no transaction is active.
 */
export interface Databases {
  /** The name under which a tab opens a database. */
  nameFor(database: string, tab: string): string
  /** From now on, every use of the database by that tab throws. */
  crash(database: string, tab: string): void
  activeTransactions(database: string): number
}

/** Patches IndexedDB for the rest of the page's life. */
export function watchDatabases(): Databases {
  const owners = new WeakMap<IDBDatabase, string>()
  const crashed = new Set<string>()
  const counts = new Map<string, number>()
  const count = (database: string, change: 1 | -1) =>
    void counts.set(database, (counts.get(database) ?? 0) + change)

  const { open } = IDBFactory.prototype
  IDBFactory.prototype.open = function openNamed(fullName, version) {
    const name = withoutPrefix(fullName)
    if (crashed.has(name)) throw tabCrashed()
    const request = open.call(this, withoutTab(fullName), version)
    count(withoutTab(name), 1)
    request.addEventListener('success', () => (owners.set(request.result, name), count(withoutTab(name), -1)))
    request.addEventListener('error', () => count(withoutTab(name), -1))
    return request
  }

  const { transaction } = IDBDatabase.prototype
  IDBDatabase.prototype.transaction = function countedTransaction(...args) {
    if (crashed.has(owners.get(this) ?? '')) throw tabCrashed()
    const started = transaction.apply(this, args)
    const name = withoutPrefix(this.name)
    count(name, 1)
    started.addEventListener('complete', () => count(name, -1))
    started.addEventListener('abort', () => count(name, -1))
    return started
  }

  return {
    nameFor: (database, tab) => `${database}#${tab}`,
    crash: (database, tab) => void crashed.add(`${database}#${tab}`),
    activeTransactions: (database) => counts.get(database) ?? 0,
  }
}

/** The SDK names a database `pending-sync-outbox <digest>`, and the digest of a simulated tab is `<database>#<tab>`. */
function withoutPrefix(name: string): string {
  return name.replace(/^pending-sync-outbox /, '')
}

function withoutTab(name: string): string {
  return name.split('#')[0] ?? name
}

function tabCrashed(): DOMException {
  return new DOMException('The tab has crashed.', 'InvalidStateError')
}
