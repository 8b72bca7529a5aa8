import { addRxPlugin, createRxDatabase } from 'rxdb'
import { RxDBLeaderElectionPlugin } from 'rxdb/plugins/leader-election'
import { replicateRxCollection } from 'rxdb/plugins/replication'
import { getRxStorageDexie } from 'rxdb/plugins/storage-dexie'
import { post, type Peer, type Person } from './engine.ts'

const text = { type: 'string', maxLength: 100 } as const
const schema = {
  version: 0,
  primaryKey: 'id',
  type: 'object',
  properties: { id: text, firstName: text, lastName: text },
  required: ['id', 'firstName', 'lastName'],
} as const

addRxPlugin(RxDBLeaderElectionPlugin)

export const rxdb: Peer = {
  name: 'RxDB 17.6.0 (Dexie)',
  async open(device, channel) {
    const database = await createRxDatabase({ name: `rxdb-${device}`, storage: getRxStorageDexie() })
    const { customers } = await database.addCollections({ customers: { schema } })
    // The election takes its time, and is not part of what is measured.
    void database.waitForLeadership()
    return {
      async record(person) {
        await customers.insert({ id: crypto.randomUUID(), ...person })
      },
      async send() {
        const replication = replicateRxCollection({
          collection: customers,
          replicationIdentifier: 'channel',
          push: {
            // Batches of 100 by default. A channel takes one customer in a request.
            async handler(rows) {
              await Promise.all(
                rows.map(({ newDocumentState }) => post(channel, newDocumentState as unknown as Person)),
              )
              return []
            },
          },
        })
        await replication.awaitInSync()
      },
      async stop() {
        await database.close()
      },
    }
  },
}
