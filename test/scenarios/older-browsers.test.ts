import { expect, onTestFinished, test, vi } from 'vitest'

// Libraries look when they are loaded, so it is taken away before that.
Reflect.deleteProperty(AbortSignal, 'any')
const { createCommerce } = await import('pending-sync')
const { browserEnvironment } = await import('../../sdk/environment.ts')
const { setupHarness } = await import('../support/harness.ts')
const { ada } = await import('./shop.ts')

test('a browser without AbortSignal.any creates customers, waits for them and stops', async () => {
  expect(AbortSignal).not.toHaveProperty('any')
  const harness = setupHarness()
  const [shop, second] = [harness.openTab(), harness.openTab()]
  const { key, status } = await shop.customers.create(ada)
  expect(status).toBe('synced')
  await second.ready
  await shop.stop()
  expect(await second.customers.create({ ...ada, firstName: 'Bruna' })).toMatchObject({ status: 'synced' })
  expect(await second.customers.whenSynced(key, { signal: new AbortController().signal })).toMatchObject({
    key,
  })
})

test('a browser without randomUUID makes ids of the same form', () => {
  const own = crypto.randomUUID.bind(crypto)
  Object.defineProperty(crypto, 'randomUUID', { value: undefined, configurable: true })
  onTestFinished(() => void Object.defineProperty(crypto, 'randomUUID', { value: own, configurable: true }))
  const { uuid } = browserEnvironment()
  expect(uuid()).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
  expect(uuid()).not.toBe(uuid())
})

test('a frame that may not talk to other tabs creates customers', async () => {
  vi.stubGlobal(
    'BroadcastChannel',
    class {
      constructor() {
        throw new DOMException('Denied', 'SecurityError')
      }
    },
  )
  onTestFinished(() => void vi.unstubAllGlobals())
  const { openTabChannel } = browserEnvironment()
  const shop = setupHarness().openTab({}, { openTabChannel })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  await shop.stop()
})

/** WebKit lets nobody replace it. */
function canBeInsecure(): boolean {
  vi.stubGlobal('isSecureContext', false)
  const isReplaced = globalThis.isSecureContext === false
  vi.unstubAllGlobals()
  return isReplaced
}

test.runIf(canBeInsecure())('a page over plain http is told at once that it needs https', () => {
  vi.stubGlobal('isSecureContext', false)
  onTestFinished(() => void vi.unstubAllGlobals())
  expect(() => createCommerce({ baseUrl: 'http://shop.local/', operatingUnitNumber: '068' })).toThrow(
    expect.objectContaining({ name: 'TypeError', message: expect.stringContaining('https') }),
  )
})

test('a frame that may not use site data gets a storage error from the verbs, and no exception before', async () => {
  const own = Object.getOwnPropertyDescriptor(globalThis, 'indexedDB')
  Object.defineProperty(globalThis, 'indexedDB', {
    configurable: true,
    get() {
      throw new DOMException('Denied', 'SecurityError')
    },
  })
  onTestFinished(() => void (own && Object.defineProperty(globalThis, 'indexedDB', own)))
  const { indexedDB, ...environment } = browserEnvironment()
  expect(indexedDB).toBeUndefined()
  const shop = setupHarness().openTab({}, { ...environment, indexedDB })
  await expect(shop.customers.create(ada)).rejects.toMatchObject({ code: 'storage_unavailable', kept: false })
  expect(shop.status.get().state).toBe('blocked')
})
