import { describe, expect, test } from 'vitest'
import { setupHarness, whenStore, type Harness } from '../support/harness.ts'
import { ada } from './shop.ts'

const bruno = { firstName: 'Bruno', lastName: 'Bianchi', email: 'bruno@example.com' }

/** A strict headquarters, the identities of two people, and the requests that created or changed customers. */
async function setupPeople(profile = { createCustomersAsync: true }) {
  const harness = setupHarness({ profile })
  const signIn = (email: string) => harness.hq.identities.signIn({ email })
  const tokens = { ada: await signIn('ada@example.com'), bruno: await signIn('bruno@example.com') }
  return { harness, tokens }
}

const asShopper = (id: string, getIdToken: () => string | undefined) => ({ shopper: { id, getIdToken } })

async function customersOf(harness: Harness) {
  const { channel, headquarters } = await harness.hq.tables.read()
  return { channel, headquarters }
}

describe('an intent belongs to whom it was recorded for', () => {
  test("is not sent with another shopper's token, and is sent once its own is back", async () => {
    // 1. Ada registers while the device is offline.
    // 2. Bruno signs in on the same device, in the same page; Ada's client is not stopped.
    // 3. The device is online. Only Ada's own token may carry her registration.
    const { harness, tokens } = await setupPeople()
    let adasToken: string | undefined = tokens.ada
    const adas = harness.openTab(asShopper('ada', () => adasToken))
    await adas.refreshChannel()
    harness.network.goOffline()
    const { key } = await adas.customers.create(ada)
    adasToken = tokens.bruno
    const brunos = harness.openTab(asShopper('bruno', () => tokens.bruno))
    harness.network.goOnline()
    await Promise.all([adas.flush(), brunos.flush()])
    expect(harness.createRequestCount()).toBe(0)
    expect(await brunos.customers.list()).toEqual([])
    expect(adas.status.get()).toMatchObject({ state: 'blocked', unsent: 1 })

    adasToken = tokens.ada
    await adas.flush()
    await whenStore(adas.customers.watch(key), (customer) => customer?.status === 'pending')
    expect(harness.createRequestCount()).toBe(1)
  })

  test('asks the site for a token once for each attempt', async () => {
    const { harness, tokens } = await setupPeople({ createCustomersAsync: false })
    let asked = 0
    const shop = harness.openTab(
      asShopper('ada', () => {
        asked += 1
        return tokens.ada
      }),
    )
    await shop.refreshChannel()
    const { key } = await shop.customers.create(ada)
    asked = 0
    const address = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
    expect((await shop.addresses.create(key, address)).addresses).toMatchObject([{ status: 'synced' }])
    expect(asked).toBe(1)
  })

  test('is not sent as a guest when the session is over', async () => {
    const { harness, tokens } = await setupPeople()
    let token: string | undefined = tokens.ada
    const shop = harness.openTab(asShopper('ada', () => token))
    await shop.refreshChannel()
    token = undefined
    const customer = await shop.customers.create(ada)
    expect(customer).toMatchObject({ status: 'queued' })
    expect(shop.outbox.get()).toMatchObject([{ failure: { kind: 'sign-in', code: 'token_needed' } }])
    expect(harness.createRequestCount()).toBe(0)
    token = tokens.ada
    await shop.flush()
    await harness.runJobs()
    await shop.reconcile()
    expect(await shop.customers.get(customer.key)).toMatchObject({ status: 'synced' })
  })

  test('is sent as a guest although somebody has signed in since', async () => {
    const { harness, tokens } = await setupPeople()
    const guest = harness.openTab()
    await guest.refreshChannel()
    harness.network.goOffline()
    const { key } = await guest.customers.create(bruno)
    await guest.stop()
    const shop = harness.openTab(asShopper('ada', () => tokens.ada))
    harness.network.goOnline()
    await shop.flush()
    expect(await shop.customers.list()).toEqual([])
    await harness.runJobs()
    await shop.reconcile()
    const later = harness.openTab()
    await later.ready
    expect(await later.customers.get(key)).toMatchObject({ status: 'synced', email: 'bruno@example.com' })
    // Nobody's identity is linked to it.
    expect(JSON.stringify((await customersOf(harness)).headquarters)).toContain('bruno@example.com')
  })

  test('is refused to a token of another identity: nothing is sent', async () => {
    const { harness, tokens } = await setupPeople({ createCustomersAsync: false })
    let token = tokens.ada
    const shop = harness.openTab(asShopper('the-user', () => token))
    const { key } = await shop.customers.create(ada)
    token = tokens.bruno
    await shop.customers.update(key, { firstName: 'Bruno' })
    expect(shop.outbox.get()).toMatchObject([{ failure: { code: 'other_identity' } }])
    expect(harness.createRequestCount()).toBe(1)
  })
})

describe('a token that the channel does not accept', () => {
  test.each([401, 403])(
    'does not refuse the entry: after %i it is sent with the next token',
    async (status) => {
      const { harness, tokens } = await setupPeople()
      let token = await harness.hq.identities.signIn({ email: 'ada@example.com', expiresInMs: 60_000 })
      const stale = token
      const rejected: (string | undefined)[] = []
      const shop = harness.openTab({
        shopper: {
          id: 'ada',
          getIdToken(context) {
            rejected.push(context.rejected)
            return token
          },
        },
      })
      await shop.refreshChannel()
      await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status, times: 1 })
      const { key } = await shop.customers.create(ada)
      await shop.flush()
      expect(shop.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'token_needed' } }])
      expect(harness.createRequestCount()).toBe(1)
      token = tokens.ada
      await shop.flush()
      expect(await shop.customers.get(key)).toMatchObject({ status: 'pending' })
      expect(rejected).toContain(stale)
    },
  )
})

test('reads the channel without a token if the channel does not accept the token', async () => {
  const { harness } = await setupPeople()
  const shop = harness.openTab(asShopper('ada', () => 'stale'))
  expect(await shop.refreshChannel()).toMatchObject({ source: 'live', mode: 'async' })
})

describe('claimGuest', () => {
  test('leaves a create that was answered as not processed: a browser may have repeated its request', async () => {
    const { harness, tokens } = await setupPeople()
    const guest = harness.openTab()
    await guest.refreshChannel()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 503, times: 1 })
    expect(await guest.customers.create(ada)).toMatchObject({ status: 'queued' })
    await guest.stop()
    const shop = harness.openTab(asShopper('ada', () => tokens.ada))
    expect(await shop.claimGuest()).toEqual({ claimed: 0, left: 1 })
  })

  test('takes over a create that the channel wants a token for', async () => {
    const { harness, tokens } = await setupPeople()
    const guest = harness.openTab()
    await guest.refreshChannel()
    await harness.hq.faults.add({ on: 'POST Customers', kind: 'status', status: 401, times: 1 })
    const { key } = await guest.customers.create(ada)
    expect(guest.outbox.get()).toMatchObject([{ status: 'queued', failure: { code: 'token_needed' } }])
    await guest.stop()
    const shop = harness.openTab(asShopper('ada', () => tokens.ada))
    expect(await shop.claimGuest()).toEqual({ claimed: 1, left: 0 })
    await shop.flush()
    expect(await shop.customers.get(key)).toMatchObject({ status: 'pending' })
  })

  test('hands over what was never sent, and leaves what was accepted', async () => {
    const { harness, tokens } = await setupPeople()
    const guest = harness.openTab()
    await guest.refreshChannel()
    const accepted = await guest.customers.create(bruno)
    harness.network.goOffline()
    const queued = await guest.customers.create(ada)
    await guest.stop()
    const shop = harness.openTab(asShopper('ada', () => tokens.ada))
    expect(await shop.claimGuest()).toEqual({ claimed: 1, left: 1 })
    expect(await shop.customers.list()).toMatchObject([{ key: queued.key }])
    harness.network.goOnline()
    await shop.flush()
    await harness.runJobs()
    await shop.reconcile()
    expect(await shop.customers.get(queued.key)).toMatchObject({ status: 'synced' })
    const later = harness.openTab()
    await later.ready
    expect(await later.customers.get(accepted.key)).toMatchObject({ status: 'synced' })
    expect(await later.customers.get(queued.key)).toBeUndefined()
  })

  test('is a mistake of the programmer for a client without a shopper', async () => {
    const { harness } = await setupPeople()
    await expect(harness.openTab().claimGuest()).rejects.toThrow(TypeError)
  })
})
