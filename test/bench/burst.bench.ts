import { createCommerce } from 'pending-sync'
import { test } from 'vitest'

/** Measures how fast a burst of creates is recorded, and how fast it is delivered, against a floor without the SDK. */
const burst = 100
const people = Array.from({ length: burst }, (_, index) => ({ firstName: `Ada ${index}`, lastName: 'Rossi' }))
const options = { iterations: 3, time: 0, warmupIterations: 1, warmupTime: 0 }

const offline = async (): Promise<Response> => {
  throw new TypeError('Failed to fetch')
}

let accounts = 0
const channel = async (input: RequestInfo | URL): Promise<Response> => {
  const { pathname } = new URL(input instanceof Request ? input.url : input)
  if (pathname.endsWith('/Customers')) return Response.json({ AccountNumber: String((accounts += 1)) })
  return Response.json({ value: [] })
}

function openShop(fetch: typeof globalThis.fetch) {
  const baseUrl = `https://bench-${crypto.randomUUID()}.example/`
  return createCommerce({ baseUrl, operatingUnitNumber: '068', fetch, answerTimeoutMs: 60_000 })
}

async function openRaw(): Promise<IDBDatabase> {
  const request = indexedDB.open(`bench ${crypto.randomUUID()}`, 1)
  request.onupgradeneeded = () => request.result.createObjectStore('rows', { autoIncrement: true })
  return new Promise((resolve) => (request.onsuccess = () => resolve(request.result)))
}

function putRaw(database: IDBDatabase, row: object): Promise<void> {
  return new Promise((resolve) => {
    const transaction = database.transaction('rows', 'readwrite', { durability: 'strict' })
    transaction.objectStore('rows').add(row)
    transaction.oncomplete = () => resolve()
  })
}

test(`${burst} creates, recorded on the device`, async ({ bench }) => {
  await bench.compare(
    bench('floor: raw IndexedDB, strict, one transaction each, all at once', async () => {
      const database = await openRaw()
      await Promise.all(people.map((person) => putRaw(database, person)))
      database.close()
    }),
    bench('pending-sync, all at once, channel unreachable', async () => {
      const shop = openShop(offline)
      await Promise.all(people.map((person) => shop.customers.create(person)))
      await shop.stop()
    }),
    options,
  )
})

test(`${burst} creates, delivered to a channel that answers at once`, async ({ bench }) => {
  await bench.compare(
    bench('floor: raw fetch of the same channel, and two strict transactions for each create', async () => {
      const database = await openRaw()
      const queue = [...people]
      const worker = async () => {
        for (let person = queue.pop(); person; person = queue.pop()) {
          await putRaw(database, person)
          await (await channel('https://bench.example/Commerce/Customers')).json()
          await putRaw(database, person)
        }
      }
      await Promise.all(Array.from({ length: 6 }, worker))
      database.close()
    }),
    bench('pending-sync: recorded, sent and removed from the outbox', async () => {
      const shop = openShop(channel)
      await Promise.all(people.map((person) => shop.customers.create(person)))
      await shop.stop()
    }),
    options,
  )
})
