import type { CommerceOptions } from 'pending-sync'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { setupHarness, whenStore } from '../support/harness.ts'
import { ada, shopperAda } from './shop.ts'

const wrong = { operatingUnitNumber: '999' }

/** The headquarters, and what the page would read in its console. */
function setup() {
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined)
  onTestFinished(() => said.mockRestore())
  return { harness: setupHarness(), said }
}

const misconfigured = { kind: 'configuration', code: 'channel_misconfigured' }

describe('a wrong operating unit number', () => {
  test.each<[string, Partial<CommerceOptions>]>([
    ['a guest', {}],
    ['a shopper', { shopper: shopperAda }],
    ['an application', { asksAs: 'application' }],
  ])('keeps the create of %s, blames nobody, and sends nothing', async (_, asker) => {
    const { harness, said } = setup()
    const shop = harness.openTab({ ...asker, ...wrong, locale: 'en' })
    await shop.refreshChannel()
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued' })
    await shop.flush()
    expect(shop.outbox.get()).toMatchObject([{ status: 'queued', failure: misconfigured }])
    expect(shop.status.get().state).toBe('blocked')
    expect(harness.createRequestCount()).toBe(0)
    expect(said).toHaveBeenCalledOnce()
  })

  test('nothing that was kept for the wrong channel is sent to the right one', async () => {
    const { harness } = setup()
    const before = harness.openTab({ ...wrong, shopper: shopperAda })
    await before.customers.create(ada)
    expect(await before.customers.list()).toHaveLength(1)
    await before.stop()
    const after = harness.openTab({ shopper: shopperAda })
    await after.refreshChannel()
    // Another operating unit is another channel, with a database of its own.
    expect(await after.customers.list()).toEqual([])
    expect(await after.customers.create(ada)).toMatchObject({ status: 'synced', mode: 'sync' })
  })

  test('a list or a load rejects as a mistake of the site', async () => {
    const { harness } = setup()
    const shop = harness.openTab({ ...wrong, shopper: shopperAda })
    await shop.refreshChannel()
    await expect(shop.titles.list()).rejects.toMatchObject({ ...misconfigured, kept: false })
    await expect(shop.customers.load()).rejects.toMatchObject(misconfigured)
  })
})

describe('a channel that answers its configuration again', () => {
  /** Answers the configuration with this status in the form of the service, until it is mended. */
  function refuseConfiguration(harness: ReturnType<typeof setupHarness>, status: number) {
    let isRefusing = true
    let creates = 0
    const fetch: typeof globalThis.fetch = async (input, init) => {
      const request = new Request(input, init)
      if (isRefusing && request.url.includes('GetOrgUnitConfiguration'))
        return Response.json({ error: { code: 'x', message: 'no' } }, { status })
      if (request.method === 'POST' && request.url.includes('/Customers?')) creates += 1
      return harness.hq.fetch(request)
    }
    return { fetch, creates: () => creates, mend: () => (isRefusing = false) }
  }

  test.each([400, 401, 404, 405])('sends the entries that waited after %i', async (status) => {
    const { harness } = setup()
    const { fetch, creates, mend } = refuseConfiguration(harness, status)
    const shop = harness.openTab({}, { fetch })
    await shop.refreshChannel()
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued' })
    await shop.flush()
    expect(shop.outbox.get()).toMatchObject([{ status: 'queued', failure: misconfigured }])
    expect(creates()).toBe(0)
    mend()
    await shop.flush()
    await whenStore(shop.customers.all, ([customer]) => customer?.status === 'synced')
    expect(creates()).toBe(1)
    expect(shop.status.get().state).toBe('idle')
  })

  test('goes on with what it assumes if the channel only forbids the question (403)', async () => {
    const { harness } = setup()
    const { fetch } = refuseConfiguration(harness, 403)
    const shop = harness.openTab({}, { fetch })
    await shop.refreshChannel()
    expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  })
})
