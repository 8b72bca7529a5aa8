import { describe, expect, test } from 'vitest'
import { setupHarness } from '../support/harness.ts'
import { ada, home, office, phone, shopperAda } from './shop.ts'

/** Between page and channel is somebody who asks for short answers: OData's own default for an edit is 204. */
async function shortAnswers(profile = {}) {
  const harness = setupHarness({ profile })
  const patches: number[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    const request = new Request(input, init)
    if (request.method === 'PATCH') request.headers.set('Prefer', 'return=minimal')
    const response = await harness.hq.fetch(request)
    if (request.method === 'PATCH') patches.push(response.status)
    return response
  }
  const shop = harness.openTab({ shopper: shopperAda }, { fetch })
  await shop.refreshChannel()
  return { harness, shop, patches }
}

describe('a channel that answers edits without a body', () => {
  test('has made them: each edit is sent once, and the changed customer is read', async () => {
    const { harness, shop, patches } = await shortAnswers()
    const { key } = await shop.customers.create(ada)
    await shop.addresses.create(key, home)
    const [address] = (await shop.customers.get(key))!.addresses
    await shop.addresses.update(key, address!.key, office)
    await shop.contacts.add(key, phone)
    const customer = await shop.customers.update(key, { firstName: 'Ada Maria' })

    expect(patches).toEqual([204, 204, 204, 204])
    expect(shop.outbox.get()).toEqual([])
    expect(customer).toMatchObject({
      firstName: 'Ada Maria',
      addresses: [{ ...office, status: 'synced' }],
      contacts: [{ ...phone, status: 'synced' }],
      edits: [],
    })
    const { headquarters } = await harness.hq.tables.read()
    expect(JSON.stringify(headquarters)).toContain('Via Roma 2')
  })
})
