import { expect } from 'vitest'
import { databaseNames, newDatabaseName } from '../support/indexed-db.ts'
import { timed } from './measure.ts'
import { copyCustomer, sampleRows, type RawStore } from './raw.ts'
import { answer, openShop, person, recordAll, whenSent, type BenchShop } from './shop.ts'

/** As many as the SDK sends at the same time. */
const concurrency = 4

/** Rows as the SDK stores them for a create that waits. */
export async function sampleOfStoredRows() {
  const before = await databaseNames()
  const shop = await openShop('unreachable')
  await shop.commerce.customers.create(person(0))
  const rows = await sampleRows(await newDatabaseName(before))
  await shop.stop()
  return rows
}

/** The client knows that nobody answers, and waits for nobody. */
async function withShop(work: (shop: BenchShop) => Promise<number>): Promise<number> {
  const shop = await openShop('unreachable')
  await shop.commerce.customers.create(person(0))
  const ms = await work(shop)
  await shop.stop()
  return ms
}

export function oneByOne(count: number): Promise<number> {
  return withShop((shop) =>
    timed(async () => {
      for (let index = 0; index < count; index += 1) await shop.commerce.customers.create(person(index))
    }),
  )
}

export function burst(count: number): Promise<number> {
  return withShop((shop) => timed(() => recordAll(shop, count)))
}

export async function answered(count: number): Promise<number> {
  const shop = await openShop('reachable')
  await shop.commerce.customers.create(person(0))
  const ms = await timed(async () => {
    for (let index = 0; index < count; index += 1) {
      const customer = await shop.commerce.customers.create(person(index))
      expect(customer.status).toBe('synced')
    }
  })
  await shop.stop()
  return ms
}

export async function rawAnswered(raw: RawStore, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) await rawSend(raw, index)
}

export function drain(count: number): Promise<number> {
  return withShop(async (shop) => {
    await recordAll(shop, count)
    shop.setReachable()
    return timed(async () => {
      void shop.commerce.flush()
      await whenSent(shop)
    })
  })
}

export async function rawDrain(raw: RawStore, count: number): Promise<void> {
  let left = count
  const send = async () => {
    while ((left -= 1) >= 0) await rawSend(raw, left)
  }
  await Promise.all(Array.from({ length: concurrency }, send))
}

async function rawSend(raw: RawStore, index: number): Promise<void> {
  await raw.putEach(1)
  const body = JSON.stringify(person(index))
  await answer(new Request('https://bench.example/Commerce/Customers', { method: 'POST', body }))
  await raw.putEach(1)
}

/** Makes a device that knows so many customers. Resolves with the base URL of its channel. */
export async function deviceWith(count: number): Promise<string> {
  const before = await databaseNames()
  const shop = await openShop('reachable')
  await shop.commerce.customers.create(person(0))
  const name = await newDatabaseName(before)
  await shop.stop()
  await copyCustomer(name, count - 1)
  return shop.baseUrl
}

export async function start(count: number): Promise<number> {
  const baseUrl = await deviceWith(count)
  let shop: BenchShop | undefined
  const ms = await timed(async () => {
    shop = await openShop('unreachable', baseUrl)
    expect(shop.commerce.customers.all.get()).toHaveLength(count)
  })
  await shop?.stop()
  return ms
}
