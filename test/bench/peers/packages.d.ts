/** The part of the peers' types that the bench uses: `npm run check` has to work where they are not installed. */

declare module '@tanstack/db' {
  export interface Collection<Row extends object> {
    insert(row: Row): unknown
  }
  export function localOnlyCollectionOptions<Row extends object>(options: {
    readonly id: string
    readonly getKey: (row: Row) => string
  }): { readonly row?: Row }
  export function createCollection<Row extends object>(options: { readonly row?: Row }): Collection<Row>
}

declare module '@tanstack/offline-transactions' {
  export class IndexedDBAdapter {
    constructor(database: string)
    set(key: string, value: string): Promise<void>
  }
  interface OnlineDetector {
    subscribe(listener: () => void): () => void
    isOnline(): boolean
    notifyOnline(): void
    dispose(): void
  }
  interface MutationParams {
    readonly transaction: { readonly mutations: readonly { readonly modified: object }[] }
  }
  interface OfflineTransaction {
    readonly id: string
    mutate(change: () => void): unknown
    commit(): Promise<unknown>
  }
  interface OfflineExecutor {
    /** False in a tab that does not lead. */
    readonly isOfflineEnabled: boolean
    waitForInit(): Promise<void>
    createOfflineTransaction(options: {
      readonly mutationFnName: string
      readonly autoCommit: false
    }): OfflineTransaction
    dispose(): void
  }
  export function startOfflineExecutor(config: {
    readonly collections: Readonly<Record<string, object>>
    readonly storage: IndexedDBAdapter
    readonly onlineDetector: OnlineDetector
    readonly mutationFns: Readonly<Record<string, (params: MutationParams) => Promise<void>>>
  }): OfflineExecutor
}

declare module 'rxdb' {
  export interface RxCollection {
    insert(document: object): Promise<unknown>
  }
  interface RxDatabase {
    addCollections(
      collections: Readonly<Record<'customers', { readonly schema: object }>>,
    ): Promise<{ readonly customers: RxCollection }>
    waitForLeadership(): Promise<boolean>
    close(): Promise<boolean>
  }
  export function addRxPlugin(plugin: object): void
  export function createRxDatabase(options: {
    readonly name: string
    readonly storage: object
  }): Promise<RxDatabase>
}

declare module 'rxdb/plugins/leader-election' {
  export const RxDBLeaderElectionPlugin: object
}

declare module 'rxdb/plugins/storage-dexie' {
  export function getRxStorageDexie(): object
}

declare module 'rxdb/plugins/replication' {
  import type { RxCollection } from 'rxdb'
  interface PushRow {
    readonly newDocumentState: object
  }
  export function replicateRxCollection(options: {
    readonly collection: RxCollection
    readonly replicationIdentifier: string
    readonly push: { handler(rows: readonly PushRow[]): Promise<readonly object[]> }
  }): { awaitInSync(): Promise<true> }
}

declare module 'synceddb' {
  interface Database {
    add(store: string, value: object): Promise<unknown>
    close(): void
  }
  export function openDB(
    name: string,
    version: number,
    callbacks: {
      readonly upgrade: (database: {
        createObjectStore(name: string, options: { readonly keyPath: string }): object
      }) => void
    },
  ): Promise<Database>
  export class SyncManager {
    constructor(database: Database, baseUrl: string)
    onpushsuccess: () => void
    start(): void
    stop(): void
  }
}
