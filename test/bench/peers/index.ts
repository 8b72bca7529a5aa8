import type { Peer } from './engine.ts'
import { rxdb } from './rxdb.ts'
import { synceddb } from './synceddb.ts'
import { tanstack } from './tanstack.ts'

export const peers: readonly Peer[] = [tanstack, rxdb, synceddb]
