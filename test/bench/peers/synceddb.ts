import { openDB, SyncManager } from 'synceddb'
import { baseUrl, createRequest, type Channel, type Peer, type Person } from './engine.ts'

/** The engine calls the global `fetch`, and knows no other. Returns the function that ends it. */
function answerFetch(channel: Channel): () => void {
  const original = globalThis.fetch
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (!request.url.startsWith(baseUrl)) return original(request)
    if (request.method !== 'POST') return Response.json({ data: [] })
    return channel(createRequest((await request.json()) as Person))
  }
  return () => void (globalThis.fetch = original)
}

export const synceddb: Peer = {
  name: 'synceddb 0.1.1',
  async open(device, channel) {
    const database = await openDB(`synceddb ${device}`, 1, {
      upgrade: (opened) => void opened.createObjectStore('customers', { keyPath: 'id' }),
    })
    const endFetch = answerFetch(channel)
    const manager = new SyncManager(database, baseUrl)
    let recorded = 0
    let sent = 0
    return {
      async record(person) {
        await database.add('customers', { id: crypto.randomUUID(), ...person })
        recorded += 1
      },
      async send() {
        const whenSent = new Promise<void>((resolve) => {
          manager.onpushsuccess = () => {
            sent += 1
            if (sent >= recorded) resolve()
          }
        })
        manager.start()
        if (recorded > 0) await whenSent
      },
      async stop() {
        manager.stop()
        endFetch()
        database.close()
      },
    }
  },
}
