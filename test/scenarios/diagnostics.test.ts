import type { Diagnostic, RequestReport } from 'pending-sync'
import { expect, onTestFinished, test } from 'vitest'
import { browserEnvironment } from '../../sdk/environment.ts'
import { setupHarness, type Harness } from '../support/harness.ts'
import { guid, home } from './shop.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada.rossi@example.com', phone: '+39 011 000' }
const flat = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' } as const
const typed = /\bada\b|rossi|ada\.rossi|via po|torino|10124|011 ?000/i
const accountNumber = /\b00\d{4}\b/

/** A storage that is full, whose error quotes what was to be stored. */
function fillStorage(): () => void {
  const { transaction } = IDBDatabase.prototype
  const empty = () => void (IDBDatabase.prototype.transaction = transaction)
  onTestFinished(empty)
  IDBDatabase.prototype.transaction = function (names, mode, options) {
    if (mode === 'readwrite') throw new DOMException(`No room for ${ada.email}`, 'QuotaExceededError')
    return transaction.call(this, names, mode, options)
  }
  return empty
}

/** A client of one shopper that keeps every diagnostic and report. */
async function setupAda(harness: Harness, token: string) {
  const diagnostics: Diagnostic[] = []
  const reports: RequestReport[] = []
  let offset = 0
  let getIdToken = () => token
  const open = (environment: Parameters<Harness['openTab']>[1] = {}) =>
    harness.openTab(
      {
        shopper: { id: ada.email, getIdToken: () => getIdToken() },
        onDiagnostic: (diagnostic) => void diagnostics.push(diagnostic),
        onRequest: (report) => void reports.push(report),
      },
      { now: () => Date.now() + offset, ...environment },
    )
  const shop = open()
  await shop.refreshChannel()
  return {
    diagnostics,
    reports,
    open,
    shop,
    useToken: (next: () => string) => (getIdToken = next),
    /** Tries again what is due in an hour. */
    async flushLater() {
      offset += 3_600_000
      await shop.flush()
    },
    codes: () => new Set(diagnostics.map(({ code }) => code)),
  }
}

test('diagnostics and reports contain no personal data, token, GUID or account number', async () => {
  const harness = setupHarness({ profile: { createCustomersAsync: true } })
  const { faults, identities } = harness.hq
  const token = await identities.signIn({ email: ada.email })
  const { shop, flushLater, codes, useToken, diagnostics, reports, open } = await setupAda(harness, token)

  await faults.add({ on: 'POST Customers', kind: 'gateway', status: 403, times: 1 })
  const { key } = await shop.customers.create(ada)
  await faults.add({ on: 'POST Customers', kind: 'no-answer', times: 1 })
  await flushLater()
  await flushLater()
  const pending = await shop.customers.get(key)
  const account = pending?.status === 'pending' ? pending.guid : undefined
  expect(account).toMatch(guid)
  await harness.runJobs()
  await shop.reconcile()
  expect(await shop.customers.get(key)).toMatchObject({ status: 'synced' })
  await faults.add({ on: 'PATCH Customers', kind: 'headquarters-refusal', times: 1 })
  await expect(shop.addresses.create(key, flat)).rejects.toMatchObject({ code: 'headquarters_refused' })
  useToken(() => {
    throw new Error(`Cannot renew ${token} of ${ada.email}`)
  })
  await shop.addresses.create(key, home)
  await flushLater()
  expect(codes()).toEqual(
    new Set(['entry-postpone', 'entry-answer-lost', 'entry-deliver', 'entry-refuse', 'id-token-failed']),
  )
  expect(diagnostics.find(({ code }) => code === 'id-token-failed')?.detail).toMatch(/^Error .*\.ts:/)
  const failures = new Set(diagnostics.map(({ failure }) => failure))
  expect(failures).toEqual(
    new Set(['channel_unreachable', 'answer_lost', 'headquarters_refused', 'token_needed', undefined]),
  )

  const empty = fillStorage()
  await shop.reconcile().catch(() => undefined)
  await flushLater()
  await expect.poll(codes).toContain('storage_full')
  empty()

  // A replacement of the platform's cryptography that names its input.
  const { digest } = browserEnvironment()
  const quote = (text: string) => Promise.reject(new TypeError(`No digest of ${text}`))
  const quoting = open({ digest: (text) => (text.includes(ada.email) ? quote(text) : digest(text)) })
  await expect.poll(codes).toContain('unexpected')
  await quoting.stop()

  const withoutIds = [
    ...diagnostics.map(({ entryId: _entryId, ...rest }) => rest),
    ...reports.map(({ requestId: _requestId, ...rest }) => rest),
  ]
  const text = JSON.stringify(withoutIds)
  for (const secret of [typed, guid, accountNumber]) expect(text).not.toMatch(secret)
  for (const part of [token, ...token.split('.')]) expect(text).not.toContain(part)
  expect(diagnostics.map(({ entryId }) => entryId)).not.toContain(account)
})
