import type { Diagnostic } from 'pending-sync'
import { expect, onTestFinished, test, vi } from 'vitest'
import { setupHarness } from '../support/harness.ts'
import { ada } from './shop.ts'

test("reports errors of the site's listeners, and creates customers all the same", async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined)
  const fail = () => {
    throw new Error('A mistake of the site')
  }
  const harness = setupHarness()
  const shop = harness.openTab({ onDiagnostic: fail })
  await shop.ready
  for (const store of [shop.customers.all, shop.outbox, shop.status, shop.channel]) {
    let isFirst = true
    store.subscribe(() => (isFirst ? (isFirst = false) : fail()))
  }
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  await harness.hq.profile.set({ createCustomersAsync: true })
  expect(await shop.refreshChannel()).toMatchObject({ mode: 'async' })
  expect(await shop.customers.create({ ...ada, firstName: 'Bruno' })).toMatchObject({ status: 'pending' })
  expect(reported).toHaveBeenCalled()
  reported.mockRestore()
})

test('sends nothing when Web Locks are denied, and still stops cleanly', async () => {
  const request = () => Promise.reject(new DOMException('Access is denied', 'SecurityError'))
  const locks = { request } as unknown as LockManager
  const harness = setupHarness()
  const onDiagnostic = vi.fn<(diagnostic: Diagnostic) => void>()
  const shop = harness.openTab({ answerTimeoutMs: 500, onDiagnostic }, { locks })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued' })
  expect(onDiagnostic).toHaveBeenCalledWith(
    expect.objectContaining({ detail: expect.stringContaining('SecurityError') }),
  )
  await shop.stop()
  expect(harness.createRequestCount()).toBe(0)
})

test('resolves for a recorded customer that cannot be read back', async () => {
  const shop = setupHarness().openTab({ answerTimeoutMs: 500 })
  await shop.ready
  const { transaction } = IDBDatabase.prototype
  onTestFinished(() => void (IDBDatabase.prototype.transaction = transaction))
  let isRecorded = false
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (isRecorded) throw new DOMException('Connection lost', 'UnknownError')
    isRecorded = mode === 'readwrite'
    return transaction.call(this, names, mode, options)
  }
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'queued', firstName: 'Ada' })
  IDBDatabase.prototype.transaction = transaction
  expect(await shop.customers.list()).toHaveLength(1)
})

test('uses English messages when the locale option throws', async () => {
  const reported = vi.spyOn(globalThis, 'reportError').mockImplementation(() => undefined)
  onTestFinished(() => reported.mockRestore())
  const locale = () => {
    throw new Error('No language yet')
  }
  const shop = setupHarness().openTab({ locale })
  await expect(shop.customers.create({ firstName: '', lastName: '' })).rejects.toMatchObject({
    message: expect.stringMatching(/[a-z]/),
  })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
  expect(reported).toHaveBeenCalled()
})

test('uses English messages when the options locale and messages return nothing', async () => {
  const nothing = (() => undefined) as () => never
  const shop = setupHarness().openTab({ locale: nothing, messages: nothing })
  await expect(shop.customers.create({ firstName: '', lastName: '' })).rejects.toMatchObject({
    code: 'fields_invalid',
    message: expect.stringMatching(/[a-z]/),
  })
  expect(await shop.customers.create(ada)).toMatchObject({ status: 'synced' })
})
