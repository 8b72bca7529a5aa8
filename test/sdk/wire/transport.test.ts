import { expect, test } from 'vitest'
import { json, setupEndpoints } from '../../support/scripted-channel.ts'

const create = {
  requestId: 'r-1',
  draft: { firstName: 'Ada', lastName: 'Rossi' },
  addressKeys: [],
  requestAsync: false,
}

test('sends a create with the path, headers and body that the channel expects', async () => {
  const { endpoints, seen } = await setupEndpoints(json({ AccountNumber: '004021' }), () => 'T0')
  const answer = await endpoints.createCustomer(create)
  expect(answer).toMatchObject({ kind: 'ok', body: { identity: { accountNumber: '004021' } } })
  expect(seen).toMatchObject([
    {
      method: 'POST',
      url: '/store/Commerce/Customers?api-version=7.3',
      headers: {
        oun: '068',
        authorization: 'id_token T0',
        'accept-language': 'it',
        prefer: 'return=representation',
        'odata-version': '4.0',
        requestid: 'r-1',
      },
    },
  ])
  expect(JSON.parse(seen[0]!.body)).toMatchObject({ FirstName: 'Ada', LastName: 'Rossi' })
})

test('follows no redirect: another place is not the channel, and reads nothing that was typed', async () => {
  const { endpoints, seen } = await setupEndpoints((response, { url }) => {
    if (url.startsWith('/store/')) response.writeHead(307, { Location: '/sign-in' }).end()
    else json({ AccountNumber: '1' })(response)
  })
  expect(await endpoints.createCustomer(create)).toEqual({ kind: 'not-the-channel' })
  expect(seen.map(({ url }) => url.split('?')[0])).toEqual(['/store/Commerce/Customers'])
})

test('sends no Authorization for an anonymous shopper, and an Idempotency-Key only if there is one', async () => {
  const { endpoints, seen } = await setupEndpoints(json({ AccountNumber: '1' }))
  await endpoints.createCustomer(create)
  await endpoints.createCustomer({ ...create, idempotencyKey: 'a-key' })
  expect(seen[0]!.headers).not.toHaveProperty('authorization')
  expect(seen[0]!.headers).not.toHaveProperty('idempotency-key')
  expect(seen[1]!.headers['idempotency-key']).toBe('"a-key"')
})

test('doubles a quote in a key and percent-encodes the key', async () => {
  const { endpoints, seen } = await setupEndpoints(json({ AccountNumber: '1' }))
  await endpoints.readCustomer("O'Neil/2")
  expect(seen[0]!.url).toBe("/store/Commerce/Customers('O''Neil%2F2')?api-version=7.3")
})

test('reports a lost answer if no server listens', async () => {
  const { endpoints, server } = await setupEndpoints(json({}))
  await new Promise((resolve) => server.close(resolve))
  expect(await endpoints.createCustomer(create)).toEqual({ kind: 'lost', reason: 'no-answer' })
})

test('reports a lost answer if the connection breaks, and does not resend', async () => {
  const { endpoints, seen } = await setupEndpoints((response) => response.destroy())
  expect(await endpoints.createCustomer(create)).toEqual({ kind: 'lost', reason: 'no-answer' })
  expect(seen).toHaveLength(1)
})

test.each(['', 'null', '<html>', '{"AccountNumber":', '[]', '{"AccountNumber":""}'])(
  'reports an unreadable answer for a success with the body %j',
  async (body) => {
    const { endpoints } = await setupEndpoints((response) => response.end(body))
    expect(await endpoints.createCustomer(create)).toEqual({ kind: 'lost', reason: 'unreadable' })
  },
)

test.each(['', 'null', '[]', '{"captive":true}', '{"error":"sign in"}', '{"error":{"code":"Forbidden"}}'])(
  'takes %j for no answer of the channel to the probe',
  async (body) => {
    const { endpoints } = await setupEndpoints((response) =>
      response.writeHead(200, { 'Content-Type': 'application/json' }).end(body),
    )
    expect(await endpoints.readChannelConfiguration('r-1')).toEqual({ kind: 'not-the-channel' })
  },
)

test.each(['{}', '{"value":[]}', '{"@odata.context":"x"}', '{"RecordId":1}', '{"ExtensionProperties":null}'])(
  'takes %j for a channel that states nothing',
  async (body) => {
    const { endpoints } = await setupEndpoints((response) => response.end(body))
    expect(await endpoints.readChannelConfiguration('r-1')).toEqual({ kind: 'ok', body: {} })
  },
)

test.each([
  ['7', 7_000],
  [new Date(Date.now() + 3_600_000).toUTCString(), expect.any(Number)],
  ['soon', undefined],
])('reads Retry-After: %s', async (header, retryAfterMs) => {
  const { endpoints } = await setupEndpoints((response) =>
    response.writeHead(429, { 'Retry-After': header }).end(),
  )
  const expected = retryAfterMs === undefined ? { kind: 'busy' } : { kind: 'busy', retryAfterMs }
  expect(await endpoints.createCustomer(create)).toEqual(expected)
})

test('sends nothing if the token never arrives', async () => {
  const getIdToken = () => new Promise<string>(() => {})
  const at = { after: (_ms: number, run: () => void) => (queueMicrotask(run), () => {}) }
  const { endpoints, seen } = await setupEndpoints(json({}), getIdToken, at)
  expect(await endpoints.createCustomer(create)).toEqual({ kind: 'unauthorized', code: 'token_needed' })
  expect(seen).toEqual([])
})

test('sends nothing if getIdToken rejects', async () => {
  const getIdToken = () => Promise.reject(new Error('signed out'))
  const { endpoints, seen } = await setupEndpoints(json({}), getIdToken)
  expect(await endpoints.createCustomer(create)).toEqual({ kind: 'unauthorized', code: 'token_needed' })
  expect(await endpoints.authorize()).toEqual({ kind: 'missing', code: 'token_needed' })
  expect(seen).toEqual([])
})

test('asks for a token once per attempt: the requests with an authorization carry its token', async () => {
  const tokens = ['T1', 'T2']
  const { endpoints, seen } = await setupEndpoints(json({ AccountNumber: '1' }), () => tokens.shift())
  const attempt = endpoints.as(await endpoints.authorize())
  await attempt.readCustomer('1')
  await attempt.createCustomer(create)
  expect(seen.map(({ headers }) => headers.authorization)).toEqual(['id_token T1', 'id_token T1'])
})

test('reads what is the same for everybody without a token if there is none', async () => {
  const { endpoints, seen } = await setupEndpoints(json({ value: [] }), () => undefined)
  expect(await endpoints.listTitles()).toMatchObject({ kind: 'ok' })
  expect(seen[0]!.headers).not.toHaveProperty('authorization')
})
