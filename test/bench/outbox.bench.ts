import { expect, test } from 'vitest'
import { databaseNames, newDatabaseName } from '../support/indexed-db.ts'
import { compare, report, timed, type Line } from './measure.ts'
import { copyCustomer, createRaw, sampleRows, type RawStore } from './raw.ts'
import { answer, openShop, person, recordAll, whenSent, type BenchShop } from './shop.ts'

const concurrency = 4

test('the cost of the outbox, beside raw IndexedDB and a raw fetch', async () => {
  const raw = await createRaw(await sampleOfStoredRows())
  const lines: Line[] = []
  for (const count of [200, 1_000])
    lines.push(
      await compare(
        `create, one by one, ${count}`,
        'a strict transaction for each',
        3,
        () => oneByOne(count),
        () => timed(() => raw.putEach(count)),
      ),
    )
  for (const count of [100, 500, 2_000])
    lines.push(
      await compare(
        `create, a burst of ${count}`,
        'one strict transaction',
        3,
        () => burst(count),
        () => timed(() => raw.putAll(count)),
      ),
    )
  lines.push(
    await compare(
      'create and wait for the answer, 50 one by one',
      'two strict transactions and a fetch for each',
      5,
      () => answered(50),
      () => timed(() => rawAnswered(raw, 50)),
    ),
  )
  for (const count of [100, 1_000])
    lines.push(
      await compare(
        `send ${count}`,
        'a fetch and two puts for each, four at a time',
        3,
        () => drain(count),
        () => timed(() => rawDrain(raw, count)),
      ),
    )
  lines.push(
    await compare(
      'one change until it is shown, 10,000 customers',
      'the same with 10',
      5,
      () => change(10_000),
      () => change(10),
    ),
  )
  for (const count of [1_000, 10_000])
    lines.push(
      await compare(
        `start with ${count} customers`,
        'raw getAll',
        3,
        () => start(count),
        async () => {
          const known = await createRaw(await sampleOfStoredRows())
          await known.putAll(count)
          const ms = await timed(() => known.readAll())
          known.close()
          return ms
        },
      ),
    )
  raw.close()
  await report('outbox', lines)
  expect(lines.every(({ ratio }) => Number.isFinite(ratio))).toBe(true)
})

/** Rows as the SDK stores them for a create that waits. */
async function sampleOfStoredRows() {
  const before = await databaseNames()
  const shop = await openShop('unreachable')
  await shop.commerce.customers.create(person(0))
  const rows = await sampleRows(await newDatabaseName(before))
  await shop.stop()
  return rows
}

async function withShop(work: (shop: BenchShop) => Promise<number>): Promise<number> {
  const shop = await openShop('unreachable')
  const ms = await work(shop)
  await shop.stop()
  return ms
}

function oneByOne(count: number): Promise<number> {
  return withShop(async (shop) => {
    // From now on the client knows that nobody answers, and waits for nobody.
    await shop.commerce.customers.create(person(0))
    return timed(async () => {
      for (let index = 0; index < count; index += 1) await shop.commerce.customers.create(person(index))
    })
  })
}

function burst(count: number): Promise<number> {
  return withShop(async (shop) => {
    await shop.commerce.customers.create(person(0))
    return timed(() => recordAll(shop, count))
  })
}

async function answered(count: number): Promise<number> {
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

async function rawAnswered(raw: RawStore, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    await raw.putEach(1)
    const body = JSON.stringify(person(index))
    await answer(new Request('https://bench.example/Commerce/Customers', { method: 'POST', body }))
    await raw.putEach(1)
  }
}

function drain(count: number): Promise<number> {
  return withShop(async (shop) => {
    await recordAll(shop, count)
    shop.setReachable()
    return timed(async () => {
      void shop.commerce.flush()
      await whenSent(shop)
    })
  })
}

async function rawDrain(raw: RawStore, count: number): Promise<void> {
  let left = count
  const send = async () => {
    while ((left -= 1) >= 0) {
      await raw.putEach(1)
      const body = JSON.stringify(person(left))
      await answer(new Request('https://bench.example/Commerce/Customers', { method: 'POST', body }))
      await raw.putEach(1)
    }
  }
  await Promise.all(Array.from({ length: concurrency }, send))
}

/** A device that knows so many customers. */
async function deviceWith(count: number): Promise<string> {
  const before = await databaseNames()
  const shop = await openShop('reachable')
  await shop.commerce.customers.create(person(0))
  const name = await newDatabaseName(before)
  await shop.stop()
  await copyCustomer(name, count - 1)
  return shop.baseUrl
}

async function change(count: number): Promise<number> {
  const shop = await openShop('unreachable', await deviceWith(count))
  await shop.commerce.customers.create(person(0))
  const unsubscribe = shop.commerce.customers.all.subscribe(() => {})
  const ms = await timed(async () => {
    const shown = new Promise<void>((resolve) => {
      const stop = shop.commerce.customers.all.subscribe((customers) => {
        if (customers.length <= count + 1) return
        queueMicrotask(() => stop())
        resolve()
      })
    })
    await Promise.all([shop.commerce.customers.create(person(1)), shown])
  })
  unsubscribe()
  await shop.stop()
  return ms
}

async function start(count: number): Promise<number> {
  const baseUrl = await deviceWith(count)
  let shop: BenchShop | undefined
  const ms = await timed(async () => {
    shop = await openShop('unreachable', baseUrl)
    expect(shop.commerce.customers.all.get()).toHaveLength(count)
  })
  await shop?.stop()
  return ms
}
