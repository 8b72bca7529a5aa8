import { createTestShop } from 'pending-sync/testing'
import { expect, onTestFinished, test } from 'vitest'
import { openQuestions } from './guides/open-questions.ts'
import { sendForm } from './guides/register-form.ts'
import { tracing, type Span } from './guides/tracing.ts'

/** Runs the files that the guide to the SDK and the guide to tracing print. */

const home = { street: 'Via Po 1', city: 'Torino', zipCode: '10124', country: 'ITA' as const }
const ada = { firstName: 'Ada', lastName: 'Rossi', email: 'ada@example.com', addresses: [home] }

async function openShop() {
  const shop = await createTestShop()
  onTestFinished(shop.dispose)
  return shop
}

test('a form that was refused is corrected under the same key', async () => {
  const { commerce, headquarters } = await openShop()
  await headquarters.faults.add({ on: 'POST Customers', kind: 'headquarters-refusal', times: 2 })
  const refusal = { kind: 'refused', kept: true, key: 'form-1' }
  await expect(sendForm(commerce, 'form-1', ada)).rejects.toMatchObject(refusal)
  // The guide says so of `create`: the key is known, so the new values are ignored.
  const again = commerce.customers.create({ ...ada, email: 'new@example.com' }, { key: 'form-1' })
  await expect(again).rejects.toMatchObject(refusal)
  expect(await commerce.customers.get('form-1')).toMatchObject({ email: ada.email })

  await expect(sendForm(commerce, 'form-1', { ...ada, email: 'a@example.com' })).rejects.toMatchObject(
    refusal,
  )
  const corrected = { ...ada, email: 'a.rossi@example.com', addresses: [{ ...home, street: 'Via Po 2' }] }
  expect(await sendForm(commerce, 'form-1', corrected)).toMatchObject({
    status: 'synced',
    email: 'a.rossi@example.com',
    addresses: [{ street: 'Via Po 2' }],
  })
  expect(await sendForm(commerce, 'form-1', corrected)).toMatchObject({ status: 'synced' })
  expect(commerce.customers.all.get()).toHaveLength(1)
})

test.each([
  { decision: 'sendAgain', inChannel: 2, onDevice: [{ status: 'synced' }] },
  { decision: 'discard', inChannel: 1, onDevice: [] },
] as const)('a person decides about a lost answer of a guest: $decision', async (expected) => {
  const shop = await openShop()
  const { commerce } = shop
  await shop.loseNextAnswer()
  await commerce.customers.create(ada, { key: 'form-1' })
  await shop.advance(60_000)
  const [question, ...others] = openQuestions(commerce)
  expect(question).toMatchObject({ kind: 'create-customer', customerKey: 'form-1' })
  expect(others).toEqual([])
  await question?.[expected.decision]()
  await shop.settled()
  expect(openQuestions(commerce)).toEqual([])
  expect(commerce.customers.all.get()).toMatchObject(expected.onDevice)
  const { channel } = await shop.headquarters.tables.read()
  expect(channel.customers).toHaveLength(expected.inChannel)
})

test('each request is a span whose context travels as its header', async () => {
  const shop = await openShop()
  const { spans, tracer } = collectSpans()
  const headers: (string | null)[] = []
  const fetch: typeof globalThis.fetch = (input, init) => {
    const request = new Request(input, init)
    headers.push(request.headers.get('traceparent'))
    return shop.headquarters.fetch(request)
  }
  const tab = await shop.openTab({ shopper: await shop.signIn(), ...tracing(tracer), fetch })
  const { key } = await tab.customers.create(ada)
  await tab.addresses.create(key, home)
  await shop.settled()

  expect(spans.map(({ header }) => header)).toEqual(headers)
  expect(spans.filter(({ endedAt }) => endedAt === undefined)).toEqual([])
  expect(spans.find(({ name }) => name === 'POST Customers')?.attributes).toMatchObject({
    'http.request.method': 'POST',
    'url.template': '/Commerce/Customers',
    'http.response.status_code': 201,
    'dynamics.request_id': expect.any(String),
  })
  expect(spans.map(({ name }) => name)).toContain('PATCH Customers({id})')
})

/** A tracer whose spans can be looked at. */
function collectSpans() {
  const spans: { name: string; header: string; attributes: object; endedAt?: number }[] = []
  function startSpan(name: string): Span {
    const traceId = '4bf92f3577b34da6a3ce929d0e0e4736'
    const spanId = String(spans.length + 1).padStart(16, '0')
    const span: (typeof spans)[number] = { name, header: `00-${traceId}-${spanId}-01`, attributes: {} }
    spans.push(span)
    return {
      spanContext: () => ({ traceId, spanId, traceFlags: 1 }),
      updateName: (newName) => (span.name = newName),
      setAttributes: (attributes) => (span.attributes = attributes),
      end: (time) => void (span.endedAt = time),
    }
  }
  return { spans, tracer: { startSpan } }
}
