import type { Commerce } from 'pending-sync'
import { timed } from './measure.ts'
import { median } from './median.ts'
import { sdkModule, type SdkModule } from './ours.ts'
import { deviceWith } from './shop-measures.ts'
import { person } from './shop.ts'
import { openTab, type Tab } from './tab.ts'

export interface Change {
  /** The median of the changes. */
  readonly ms: number
  /** Rows of a change. */
  readonly rowsRead: number
  readonly rowsChanged: number
}

const changes = 20

/** Measures from a create in the first tab until all tabs show it, on a device that knows so many customers. */
export async function change(customers: number, tabCount: number): Promise<Change> {
  const baseUrl = await deviceWith(customers)
  const tabs = await Promise.all(Array.from({ length: tabCount }, () => openTab<SdkModule>(sdkModule)))
  const clients = tabs.map(({ module }) => openClient(module, baseUrl))
  const [first] = clients
  if (!first) throw new Error('There has to be a tab.')
  const unsubscribe = clients.map(({ customers: { all } }) => all.subscribe(() => {}))
  await Promise.all(clients.map(({ ready }) => ready))
  // From now on the client knows that nobody answers, and waits for nobody.
  await Promise.all([first.customers.create(person(0)), whenShown(clients, customers + 1)])
  const rows = countRows(tabs)
  const times: number[] = []
  for (let index = 1; index <= changes; index += 1) {
    const shown = whenShown(clients, customers + 1 + index)
    times.push(await timed(() => Promise.all([first.customers.create(person(index)), shown])))
  }
  const { read, changed } = rows
  for (const end of unsubscribe) end()
  await Promise.all(clients.map((client) => client.stop()))
  for (const tab of tabs) tab.close()
  return { ms: median(times), rowsRead: read / changes, rowsChanged: changed / changes }
}

function openClient({ createCommerce }: SdkModule, baseUrl: string): Commerce {
  return createCommerce({
    baseUrl,
    operatingUnitNumber: '068',
    fetch: () => Promise.reject(new TypeError('Failed to fetch')),
  })
}

async function whenShown(clients: readonly Commerce[], count: number): Promise<void> {
  await Promise.all(
    clients.map(
      ({ customers: { all } }) =>
        new Promise<void>((resolve) => {
          const stop = all.subscribe((customers) => {
            if (customers.length < count) return
            queueMicrotask(() => stop())
            resolve()
          })
        }),
    ),
  )
}

/** Counts the rows that IndexedDB hands to the tabs, and those that they change. */
function countRows(tabs: readonly Tab<unknown>[]): { read: number; changed: number } {
  const rows = { read: 0, changed: 0 }
  for (const { window } of tabs) {
    for (const { prototype } of [window.IDBObjectStore, window.IDBIndex]) {
      observe(prototype, 'get', (row) => (rows.read += row === undefined ? 0 : 1))
      observe(prototype, 'getAll', (found) => (rows.read += found.length))
    }
    const { prototype } = window.IDBObjectStore
    for (const method of ['put', 'add', 'delete'] as const)
      observe(prototype, method, () => (rows.changed += 1))
  }
  return rows
}

type Requests<Method extends string> = Record<Method, (...args: never[]) => IDBRequest>

function observe<Method extends string>(
  prototype: Requests<Method>,
  method: Method,
  note: (result: unknown[]) => void,
): void {
  const original = prototype[method]
  prototype[method] = function (this: unknown, ...args) {
    const request = original.apply(this, args)
    request.addEventListener('success', () => note(request.result))
    return request
  }
}
