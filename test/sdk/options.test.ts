import { createCommerce, type CommerceOptions } from 'pending-sync'
import { describe, expect, onTestFinished, test } from 'vitest'

const site = { baseUrl: 'https://example.com/', operatingUnitNumber: '068' }

/** Options as plain JavaScript may pass them. */
function open(options: object) {
  const commerce = createCommerce({ ...site, ...options } as CommerceOptions)
  onTestFinished(() => commerce.stop())
  return commerce
}

describe('an option that cannot be meant is a TypeError that names it', () => {
  test.each<[named: string, options: object]>([
    ['"baseURL"', { baseURL: 'https://example.com/' }],
    ['"getIdToken"', { getIdToken: () => 'token' }],
    ['"answerTimeout"', { answerTimeout: 5_000 }],
    ['"affiliation"', { asyncRules: { affiliation: true } }],
    ['"asyncEdit"', { featureNames: { asyncEdit: 'Name' } }],
    ['`assume`', { assume: 'async' }],
    ['`assume.mode`', { assume: { mode: 'Async' } }],
    ['assume "async"', { assume: { async: true } }],
    ['assume.switches "asyncAdresses"', { assume: { switches: { asyncAdresses: true } } }],
    // The name, not the root that is missing because of it.
    ['no option "baseURL"', { baseUrl: undefined, baseURL: 'https://example.com/' }],
    ['`idempotencyKeys`', { idempotencyKeys: true }],
    ['`asksAs`', { asksAs: 'shopper' }],
    ['`keep`', { keep: 'none' }],
    ['`locale`', { locale: 5 }],
    ['`locale`', { locale: null }],
    ['`messages`', { messages: 'it' }],
    ['`messages`', { messages: null }],
    ['in messages.it "pendingsync"', { messages: { it: { pendingsync: 'In attesa' } } }],
    ['in messages.it.failures "offline"', { messages: { it: { failures: { offline: 'Fuori rete' } } } }],
    ['in messages.it.fields "zipCode"', { messages: { it: { fields: { zipCode: 'CAP' } } } }],
    ['`nextRun`', { nextRun: new Date() }],
    ['`onDiagnostic`', { onDiagnostic: console }],
    ['`fetch`', { fetch: {} }],
    ['`answerTimeoutMs`', { answerTimeoutMs: '5000' }],
    ['`answerTimeoutMs`', { answerTimeoutMs: -1 }],
    ['`answerTimeoutMs`', { answerTimeoutMs: Number.NaN }],
    // A timer of a browser would take it for zero.
    ['`answerTimeoutMs`', { answerTimeoutMs: Infinity }],
    ['`baseUrl`', { baseUrl: 'https://' }],
    ['`baseUrl`', { baseUrl: 'https://exa mple.com/' }],
    ['`baseUrl`', { baseUrl: new URL('https://example.com/') }],
    ['`baseUrl`', { baseUrl: 'https://example.com/?subscription=1' }],
    ['`baseUrl`', { baseUrl: 'https://example.com/#/shop' }],
    ['`operatingUnitNumber`', { operatingUnitNumber: 68 }],
    ['`operatingUnitNumber`', { operatingUnitNumber: 'Łódź' }],
    ['`operatingUnitNumber`', { operatingUnitNumber: '0 68' }],
    ['`shopper`', { shopper: null }],
  ])('%s: %o', (named, options) => {
    expect(() => open(options)).toThrow(
      expect.objectContaining({ name: 'TypeError', message: expect.stringContaining(named) }),
    )
  })
})

test('accepts every option that is undefined', () => {
  const names = [
    'locale',
    'messages',
    'assume',
    'asyncRules',
    'featureNames',
    'limits',
    'keep',
    'fetch',
    'shopper',
  ]
  expect(() => open(Object.fromEntries(names.map((name) => [name, undefined])))).not.toThrow()
})

test('white space around the root and the number means nothing', async () => {
  const requests: Request[] = []
  const fetch: typeof globalThis.fetch = async (input, init) => {
    requests.push(new Request(input, init))
    return Response.json({})
  }
  await open({ baseUrl: ' https://example.com ', operatingUnitNumber: '068\n', fetch }).refreshChannel()
  expect(requests[0]?.url).toMatch(/^https:\/\/example\.com\/Commerce\//)
  expect(requests[0]?.headers.get('OUN')).toBe('068')
})
