import { createCommerce } from 'pending-sync'
import { databaseNames, newDatabaseName } from '../support/indexed-db.ts'
import { limitedRuns, lineOf, sdk, type Line } from './measure.ts'
import { copyCustomer, type RawStore } from './raw.ts'
import { person } from './shop.ts'
import { withLongestTask } from './long-task.ts'

/** As many as the SDK asks for in one request. */
const batchSize = 100

/** A channel in async mode for an application, which assigns account numbers when it is told to. */
function openChannel() {
  let hasNumbers = false
  const toCustomer = (account: string) => ({
    ...person(0),
    AccountNumber: hasNumbers ? `N${account}` : account,
    IsAsyncCustomer: !hasNumbers,
    ExtensionProperties: [{ Key: 'PendingSyncRequestId', Value: { StringValue: account } }],
  })
  return {
    assignNumbers: () => void (hasNumbers = true),
    async answer(request: Request): Promise<Response> {
      const { pathname } = new URL(request.url)
      if (pathname.endsWith('/GetByAccountNumbers')) {
        const { accountNumbers } = (await request.json()) as { accountNumbers: readonly string[] }
        return Response.json({ value: accountNumbers.map(toCustomer) })
      }
      if (request.method !== 'POST' || !pathname.endsWith('/Customers')) return Response.json({ value: [] })
      const customer = (await request.json()) as object
      const pending = { ...customer, AccountNumber: crypto.randomUUID(), IsAsyncCustomer: true }
      return Response.json(pending, { status: 201 })
    },
  }
}

function openClient(baseUrl: string, { answer }: ReturnType<typeof openChannel>) {
  return createCommerce({
    baseUrl,
    operatingUnitNumber: '068',
    asksAs: 'application',
    fetch: async (input, init) => answer(new Request(input, init)),
  })
}

/** Measures until so many pending customers have their account numbers, and the longest task meanwhile. */
async function ours(count: number): Promise<readonly [ms: number, taskMs: number]> {
  const baseUrl = `https://bench-${crypto.randomUUID()}.example/`
  const channel = openChannel()
  const before = await databaseNames()
  const first = openClient(baseUrl, channel)
  await first.customers.create(person(0))
  const name = await newDatabaseName(before)
  await first.stop()
  // The id of the create identifies a converted customer.
  await copyCustomer(name, count - 1, (copy) => {
    const guid = crypto.randomUUID()
    return { ...copy, createEntryId: guid, identity: { ...copy.identity, guid } }
  })
  const commerce = openClient(baseUrl, channel)
  await commerce.reconcile()
  channel.assignNumbers()
  const measured = await withLongestTask(async () => {
    await commerce.reconcile()
    await new Promise<void>((resolve) => {
      commerce.status.subscribe(({ pending }) => {
        if (pending <= 1) resolve()
      })
    })
  })
  await commerce.stop()
  return measured
}

async function floor(raw: RawStore, count: number): Promise<readonly [ms: number, taskMs: number]> {
  const channel = openChannel()
  channel.assignNumbers()
  return withLongestTask(async () => {
    for (let index = 0; index < count; index += batchSize) {
      const accountNumbers = Array.from({ length: batchSize }, () => crypto.randomUUID())
      const body = JSON.stringify({ accountNumbers })
      const url = 'https://bench.example/Commerce/Customers/GetByAccountNumbers'
      const answer = await channel.answer(new Request(url, { method: 'POST', body }))
      await answer.json()
      await raw.putCustomers(batchSize)
    }
  })
}

export async function numberLines(count: number, runs: number, raw: RawStore): Promise<readonly Line[]> {
  const results: (readonly [number, number])[] = []
  const floors: (readonly [number, number])[] = []
  for (let run = 0; run < limitedRuns(runs); run += 1) {
    const isFloorFirst = run % 2 === 1
    if (isFloorFirst) floors.push(await floor(raw, count))
    results.push(await ours(count))
    if (!isFloorFirst) floors.push(await floor(raw, count))
  }
  const shown = count.toLocaleString('en')
  const line = (measure: string, part: 0 | 1) =>
    lineOf(
      { measure, engine: sdk, unit: 'ms', floor: 'requests for 100, and their puts in one transaction' },
      results.map((result) => result[part]),
      floors.map((result) => result[part]),
    )
  return [
    line(`${shown} pending get their numbers`, 0),
    line(`longest task, ${shown} pending get their numbers`, 1),
  ]
}
