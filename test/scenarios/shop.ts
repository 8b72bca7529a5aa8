import type { Commerce, NewAddress } from 'pending-sync'
import { setupHarness, whenStore, type Harness } from '../support/harness.ts'

export const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

/** A token that is no JSON Web Token: the channel of these tests accepts any text as the shopper's token. */
export const shopperAda = { id: 'ada', getIdToken: () => 'ada' }

export const guid = /[0-9a-f]{8}-[0-9a-f]{4}-/i

export const home: NewAddress = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' }

export const office: NewAddress = { street: 'Via Roma 2', city: 'Milano', zipCode: '20121', country: 'ITA' }

export const phone = { kind: 'phone', value: '+39 011 000', isMobile: true } as const

export const syncShop = () => setupShop({})

export const asyncShop = (features = {}) => setupShop({ profile: { createCustomersAsync: true }, features })

export async function setupShop(
  headquarters: Parameters<typeof setupHarness>[0],
  options: Parameters<Harness['openTab']>[0] = {},
) {
  const harness = setupHarness(headquarters)
  const shop = harness.openTab({ shopper: shopperAda, ...options })
  await shop.refreshChannel()
  return { harness, shop }
}

/** The tables of headquarters as text. */
export async function headquartersText(harness: Harness): Promise<string> {
  const { headquarters } = await harness.hq.tables.read()
  return JSON.stringify(headquarters)
}

/** Waits until the channel has accepted the customer, runs the jobs, and waits for the account number. */
export async function untilSynced(harness: Harness, shop: Commerce, key: string) {
  await whenStore(shop.customers.watch(key), (customer) => customer?.status !== 'queued')
  await harness.runJobs()
  await shop.customers.whenSynced(key)
  return whenStore(shop.outbox, (entries) => entries.length === 0)
}
