import { createHeadquarters } from 'pending-sync/mocks'
import type { Channel, Peer } from './peers/engine.ts'
import { person } from './shop.ts'
import { openTab } from './tab.ts'

/** Opens a tab with an engine. */
export type OpenEngine = () => Promise<{ readonly peer: Peer; readonly window: Window; close(): void }>

export function engineInTab<Module>(path: string, pick: (module: Module) => Peer | undefined): OpenEngine {
  return async () => {
    const { module, ...tab } = await openTab<Module>(path)
    const peer = pick(module)
    if (!peer) throw new Error(`${path} does not have the engine.`)
    return { ...tab, peer }
  }
}

/** Tries the promise of an engine: nothing in it is taken from a manual. */
export async function checkPromise(open: OpenEngine): Promise<string> {
  // One after the other: an engine may take the tabs of another device for its own.
  const found = [await tryDurability(open), await trySecondTab(open), await tryLostAnswer(open)]
  return found.join('; ')
}

/** Watches the transactions that write until the promise of one record resolves. */
async function tryDurability(open: OpenEngine): Promise<string> {
  const tab = await open()
  const { peer } = tab
  const engine = await peer.open(newDevice(), neverAnswers)
  await engine.record(person(0))
  const writes: { durability: IDBTransactionDurability; isComplete: boolean }[] = []
  const { IDBDatabase } = tab.window as Window & typeof globalThis
  const begin = IDBDatabase.prototype.transaction
  IDBDatabase.prototype.transaction = function (...args) {
    const transaction = begin.apply(this, args)
    if (transaction.mode === 'readwrite') {
      const write = { durability: transaction.durability, isComplete: false }
      writes.push(write)
      transaction.addEventListener('complete', () => (write.isComplete = true))
    }
    return transaction
  }
  await engine.record(person(1))
  const [first] = writes
  const durability = first?.durability === 'strict' ? 'strict' : 'relaxed'
  const moment = first?.isComplete ? 'on the device' : 'before its transaction is complete'
  await engine.stop()
  tab.close()
  return first ? `${durability}, ${moment}` : 'its transaction was not seen'
}

/** Records in two tabs, closes both, and looks for what a later one sends. */
async function trySecondTab(open: OpenEngine): Promise<string> {
  const device = newDevice()
  const tabs = [await open(), await open()]
  let kept = 0
  for (const { peer } of tabs) {
    const engine = await peer.open(device, neverAnswers)
    const recorded = engine.record(person(kept)).then(
      () => true,
      () => false,
    )
    if (await within(5_000, recorded)) kept += 1
  }
  for (const tab of tabs) tab.close()
  const headquarters = createHeadquarters({ profile: { createCustomersAsync: true } })
  const later = await open()
  const engine = await later.peer.open(device, headquarters.fetch)
  void engine.send()
  const delivered = await customersAt(headquarters, kept)
  await engine.stop()
  later.close()
  await headquarters.stop()
  if (kept < tabs.length) return 'a second tab records nothing'
  return delivered === kept ? 'in every tab' : `of two tabs ${delivered} is delivered`
}

/** Loses the first answer after headquarters has created the customer. */
async function tryLostAnswer(open: OpenEngine): Promise<string> {
  const headquarters = createHeadquarters({ profile: { createCustomersAsync: true } })
  let isLost = false
  const channel: Channel = async (request) => {
    const isCreate = request.method === 'POST' && request.url.endsWith('/Customers')
    const response = await headquarters.fetch(request)
    if (!isCreate || isLost) return response
    isLost = true
    throw new TypeError('Failed to fetch')
  }
  const tab = await open()
  const engine = await tab.peer.open(newDevice(), channel)
  await engine.record(person(0))
  const settled = within(
    bound,
    engine.send().then(() => true),
  )
  const isSettled = await settled
  const customers = await customersAt(headquarters, 1)
  await engine.stop()
  tab.close()
  await headquarters.stop()
  if (customers > 1) return 'a lost answer makes a second customer'
  return isSettled
    ? 'a lost answer makes no second customer'
    : `a lost answer is open after ${bound / 1_000} s`
}

/** Longer than the longest pause of an engine after a failure. */
const bound = 15_000

const newDevice = () => `promise-${crypto.randomUUID()}`

const neverAnswers: Channel = () => Promise.reject(new TypeError('Failed to fetch'))

function within(ms: number, work: Promise<boolean>): Promise<boolean> {
  return Promise.race([work, new Promise<boolean>((resolve) => setTimeout(() => resolve(false), ms))])
}

/** Resolves with the number of customers when there are so many, or when the time is up. */
async function customersAt(
  { tables }: ReturnType<typeof createHeadquarters>,
  wanted: number,
): Promise<number> {
  const end = performance.now() + bound
  for (;;) {
    const { channel } = await tables.read()
    const count = channel.asyncCustomers.length
    if (count >= wanted || performance.now() > end) return count
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}
