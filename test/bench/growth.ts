import { createHeadquarters, type Headquarters } from '../../mocks/index.ts'

/**
 * Prints how the time per customer grows with the number of customers: `node test/bench/growth.ts [most]`. Every
 * customer is signed in and has one address that was added async. The last column is the longest that a create
 * waited while job 1010 ran.
 */

const most = Number(process.argv[2] ?? 16_000)
const sizes = [1000, 2000, 4000, 8000, 16_000, 32_000].filter((size) => size <= most)

const address = { Street: 'Via Roma', City: 'Milano', State: 'MI', ThreeLetterISORegionName: 'ITA' }

console.log('customers   create + address   P-job   synchronize   1010   search   longest wait')
// The first, small round only warms up.
for (const size of [300, ...sizes]) {
  const row = await measure(size)
  if (size === 300) continue
  const perCustomer = row.times.map((ms) => `${((ms / size) * 1000).toFixed(0)} µs`.padStart(9))
  console.log(
    `${String(size).padStart(9)} ${perCustomer.join(' ')} ${row.longestWaitMs.toFixed(0).padStart(9)} ms`,
  )
}

async function measure(size: number) {
  const hq = createHeadquarters({
    seed: 1,
    identities: { tokens: 'any' },
    profile: { createCustomersAsync: true },
    features: { asyncAddresses: true },
  })
  const times = [await timeOf(() => createAll(hq, size))]
  times.push(await timeOf(() => hq.jobs.run('P-job')))
  times.push(await timeOf(() => hq.jobs.run('synchronize-customers')))
  const waits = watchWaits(hq)
  times.push(await timeOf(() => hq.jobs.run('1010')))
  const longestWaitMs = await waits.stop()
  times.push(await timeOf(() => search(hq)))
  await hq.stop()
  return { times, longestWaitMs }
}

async function createAll(hq: Headquarters, size: number): Promise<void> {
  for (let at = 0; at < size; at += 1) {
    const token = `id_token shopper-${at}`
    await send(
      hq,
      'POST',
      'Customers',
      { FirstName: 'Anna', LastName: 'Neri', Email: `a${at}@example.com` },
      token,
    )
    await send(hq, 'PATCH', "Customers('')", { Addresses: [address] }, token)
  }
}

function search(hq: Headquarters) {
  const criteria = { customerSearchCriteria: { Keyword: 'neri' } }
  return send(hq, 'POST', 'Customers/Search', criteria, 'Bearer bench')
}

/** Sends one create after another, each in a task of its own, and remembers the longest wait. */
function watchWaits(hq: Headquarters) {
  let state: 'watching' | 'ended' = 'watching'
  let longest = 0
  const watching = (async () => {
    while (state === 'watching') {
      longest = Math.max(
        longest,
        await timeOf(async () => {
          await new Promise((resolve) => setImmediate(resolve))
          await send(hq, 'POST', 'Customers', { FirstName: 'Berta', LastName: 'Verdi' }, 'Bearer bench')
        }),
      )
    }
  })()
  return {
    async stop() {
      state = 'ended'
      await watching
      return longest
    },
  }
}

async function send(hq: Headquarters, method: string, path: string, body: object, token: string) {
  const response = await hq.fetch(
    new Request(`https://channel.example/Commerce/${path}`, {
      method,
      headers: { OUN: '068', 'Content-Type': 'application/json', Authorization: token },
      body: JSON.stringify(body),
    }),
  )
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`)
}

/** The processor's time: the time on the clock depends on the other programs of the machine. In milliseconds. */
async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
