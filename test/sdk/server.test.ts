import { createCommerce, type CommerceOptions } from 'pending-sync'
import { expect, test, vi } from 'vitest'

const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length
const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com' }

function openOnServer(options: Partial<CommerceOptions> = {}) {
  const fetch = vi.fn<typeof globalThis.fetch>()
  const site = { baseUrl: 'https://example.com/', operatingUnitNumber: '068', fetch }
  const commerce = createCommerce({ ...site, ...options })
  return { commerce, fetch }
}

test('on a server nothing is sent and no timer is left, however many are created', async () => {
  const before = timers()
  const servers = Array.from({ length: 20 }, () => openOnServer())
  await Promise.all(servers.map(({ commerce }) => commerce.ready))
  await Promise.all(servers.map(({ commerce }) => commerce.flush()))
  await Promise.all(servers.map(({ commerce }) => commerce.reconcile()))
  expect(servers.map(({ fetch }) => fetch.mock.calls.length)).toEqual(servers.map(() => 0))
  expect(timers()).toBe(before)
})

test('on a server a verb that would record something rejects, and keeps and sends nothing', async () => {
  const { commerce, fetch } = openOnServer()
  const failure = { name: 'CommerceError', kind: 'storage', code: 'storage_unavailable', kept: false }
  await expect(commerce.customers.create(ada)).rejects.toMatchObject(failure)
  await expect(commerce.customers.list()).rejects.toMatchObject(failure)
  await expect(commerce.customers.create(ada)).rejects.toHaveProperty(
    'cause.message',
    expect.stringContaining('browser'),
  )
  expect(fetch).not.toHaveBeenCalled()
})

test('on a server the stores have the values that a page shows first', async () => {
  const { commerce } = openOnServer({ assume: { mode: 'async' } })
  await commerce.customers.list().catch(() => undefined)
  const { status, channel, outbox, customers } = commerce
  expect(status.getServerSnapshot()).toEqual({ state: 'idle', unsent: 0, inDoubt: 0, pending: 0 })
  expect(channel.getServerSnapshot()).toMatchObject({ mode: 'async', source: 'assumed' })
  expect(outbox.getServerSnapshot()).toEqual([])
  expect(customers.all.getServerSnapshot()).toEqual([])
  expect(customers.own.getServerSnapshot()).toEqual({ state: 'unknown' })
  expect(customers.watch('a-key' as never).getServerSnapshot()).toBeUndefined()
  for (const store of [status, channel, outbox, customers.all, customers.own])
    expect(store.getServerSnapshot()).toBe(store.getServerSnapshot())
})
