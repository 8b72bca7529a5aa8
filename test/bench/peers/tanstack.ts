import { createCollection, localOnlyCollectionOptions } from '@tanstack/db'
import { IndexedDBAdapter, startOfflineExecutor } from '@tanstack/offline-transactions'
import { post, type Peer, type Person } from './engine.ts'

/**
 * The promise of a commit waits for the server. So a customer counts as recorded when the own storage adapter of the engine
 * has stored its transaction.
 */
class ObservedStorage extends IndexedDBAdapter {
  readonly #waiting = new Map<string, () => void>()

  whenStored(id: string): Promise<void> {
    return new Promise((resolve) => this.#waiting.set(`tx:${id}`, resolve))
  }

  override async set(key: string, value: string): Promise<void> {
    await super.set(key, value)
    this.#waiting.get(key)?.()
  }
}

/** Offline until `goOnline()`. */
function createDetector() {
  const listeners = new Set<() => void>()
  let isOnline = false
  const notifyOnline = () => listeners.forEach((listener) => listener())
  return {
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    isOnline: () => isOnline,
    notifyOnline,
    dispose: () => listeners.clear(),
    goOnline() {
      isOnline = true
      notifyOnline()
    },
  }
}

export const tanstack: Peer = {
  name: 'TanStack offline-transactions 1.0.53',
  async open(device, channel) {
    const customers = createCollection(
      localOnlyCollectionOptions<Person & { readonly id: string }>({
        id: `customers ${device}`,
        getKey: ({ id }) => id,
      }),
    )
    const storage = new ObservedStorage(`tanstack ${device}`)
    const detector = createDetector()
    const executor = startOfflineExecutor({
      collections: { customers },
      storage,
      onlineDetector: detector,
      mutationFns: {
        async create({ transaction }) {
          if (!detector.isOnline()) throw new TypeError('Failed to fetch')
          for (const { modified } of transaction.mutations) await post(channel, modified as unknown as Person)
        },
      },
    })
    await executor.waitForInit()
    const commits: Promise<unknown>[] = []
    return {
      async record(person) {
        const transaction = executor.createOfflineTransaction({ mutationFnName: 'create', autoCommit: false })
        transaction.mutate(() => void customers.insert({ id: crypto.randomUUID(), ...person }))
        const stored = storage.whenStored(transaction.id)
        const commit = transaction.commit()
        commits.push(commit)
        // A tab that does not lead stores nothing: its commit is the only promise.
        await (executor.isOfflineEnabled ? Promise.race([stored, commit]) : commit)
      },
      async send() {
        // Told in the moment in which its last look at the network ends, the engine would not begin at all.
        await new Promise((resolve) => setTimeout(resolve, 0))
        detector.goOnline()
        await Promise.allSettled(commits)
      },
      stop: async () => executor.dispose(),
    }
  },
}
