import { request as httpRequest } from 'node:http'
import { connect } from 'node:net'
import { describe, expect, test } from 'vitest'
import { corsHeaders } from '../../../mocks/server/origins.ts'
import { isAllowedHost } from '../../../mocks/server/hosts.ts'
import { anna } from '../client.ts'
import { startServer } from './start-server.ts'

/** `fetch` sets `Host` itself. */
function statusWithHost(
  port: number,
  method: string,
  path: string,
  host: string,
  body = '',
): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { Host: host, OUN: '068', 'Content-Type': 'application/json' }
    const request = httpRequest({ port, host: '127.0.0.1', method, path, headers }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('error', reject)
    request.end(body)
  })
}

const evil = 'http://shop.evil.example'
const shop = 'http://shop.test:8080'

describe('the host that a request names', () => {
  test.each([
    ['GET', '/hq/tables', ''],
    ['POST', '/hq/reset', ''],
    ['POST', '/Commerce/Customers', JSON.stringify(anna)],
    ['OPTIONS', '/Commerce/Customers', ''],
  ])(
    '%s %s is refused for a name that somebody else may own, and nothing happens',
    async (method, path, body) => {
      const { port, json } = await startServer()
      await json('POST', '/hq/fixtures/customers', { count: 1 })
      expect(await statusWithHost(port, method, path, 'evil.example', body)).toBe(403)
      expect(await statusWithHost(port, method, path, `rebind.example:${port}`, body)).toBe(403)
      expect((await json('GET', '/hq')).body).toMatchObject({ counts: { channel: { customers: 1 } } })
    },
  )

  test('the refusal names the remedy', async () => {
    const { port } = await startServer()
    const answer = await new Promise<string>((resolve) => {
      const socket = connect(port, '127.0.0.1', () =>
        socket.write('GET /hq HTTP/1.1\r\nHost: shop.test:80\r\nConnection: close\r\n\r\n'),
      )
      let text = ''
      socket.on('data', (chunk) => (text += String(chunk))).on('end', () => resolve(text))
    })
    expect(answer).toContain('--allow-host shop.test')
  })

  test.each([
    'localhost',
    'LOCALHOST:4010',
    'shop.localhost:4010',
    'localhost.',
    '127.0.0.1:4010',
    '127.8.9.10',
    '127.1',
    '[::1]:4010',
    '192.168.1.20:4010',
    '[fe80::1]',
  ])('%s is allowed', (host) => {
    expect(isAllowedHost(host, [])).toBe(true)
  })

  test.each([
    'evil.example',
    'localhost.evil.example',
    'evillocalhost',
    '127.0.0.1.evil.example',
    'evil.example:127',
    'evil.example#localhost',
    'evil@localhost',
    'localhost/evil',
    'hq',
    '',
    ' ',
    'a, localhost',
  ])('%j is not allowed', (host) => {
    expect(isAllowedHost(host, [])).toBe(false)
  })

  test('names can be allowed, one by one or all below a name', () => {
    const allowed = ['hq', '*.shop.test']
    expect(
      ['hq:4010', 'HQ', 'a.shop.test', 'b.a.shop.test'].map((host) => isAllowedHost(host, allowed)),
    ).toEqual([true, true, true, true])
    expect(['xhq', 'shop.test', 'evilshop.test'].map((host) => isAllowedHost(host, allowed))).toEqual([
      false,
      false,
      false,
    ])
  })

  test('the name given to --host is allowed', async () => {
    const { port } = await startServer({}, { host: 'localhost', allowHosts: ['hq'] })
    expect(await statusWithHost(port, 'GET', '/hq', 'hq:4010')).toBe(200)
  })
})

describe('the console, for pages of foreign sites', () => {
  test.each([
    ['a request without a body', 'POST', '/hq/jobs/P-job', undefined, {}],
    [
      'a form without fields',
      'POST',
      '/hq/reset',
      '',
      { 'Content-Type': 'application/x-www-form-urlencoded' },
    ],
    [
      'text that is JSON',
      'POST',
      '/hq/faults',
      '{"on":"*","kind":"status"}',
      { 'Content-Type': 'text/plain' },
    ],
    ['JSON', 'POST', '/hq/switches', '{"createCustomersAsync":true}', {}],
    ['a read', 'GET', '/hq/tables', undefined, {}],
    ['a sandboxed page', 'POST', '/hq/reset', undefined, { Origin: 'null' }],
    ['a page opened by another scheme', 'POST', '/hq/reset', undefined, { Origin: 'app://localhost' }],
  ])('refuses %s', async (_what, method, path, body, headers) => {
    const { send, json } = await startServer()
    await json('POST', '/hq/fixtures/customers', { count: 1 })
    const before = (await json('GET', '/hq/snapshot')).body
    const response = await send(method, path, body, { Origin: evil, ...headers })
    expect(response.status).toBe(403)
    expect(((await response.json()) as { error: string }).error).toContain('--allow-origin')
    expect((await json('GET', '/hq/snapshot')).body).toEqual(before)
  })

  test('refuses what a browser sends without an origin, such as a picture', async () => {
    const { send } = await startServer()
    expect((await send('GET', '/hq', undefined, { 'Sec-Fetch-Site': 'cross-site' })).status).toBe(403)
    for (const site of ['none', 'same-origin', 'same-site']) {
      expect((await send('GET', '/hq', undefined, { 'Sec-Fetch-Site': site })).status).toBe(200)
    }
  })

  test('answers pages of this machine, of the server itself, and of an allowed origin', async () => {
    const { send, port } = await startServer({}, { allowOrigins: [shop] })
    const own = `http://127.0.0.1:${port}`
    for (const Origin of ['http://localhost:5173', 'https://a.localhost', 'http://127.0.0.2', own, shop]) {
      const response = await send('POST', '/hq/jobs/P-job', undefined, {
        Origin,
        'Sec-Fetch-Site': 'cross-site',
      })
      expect([response.status, response.headers.get('Access-Control-Allow-Origin')]).toEqual([200, Origin])
    }
    for (const Origin of ['http://shop.test', 'https://shop.test:8080', 'http://a.shop.test:8080']) {
      expect((await send('POST', '/hq/jobs/P-job', undefined, { Origin })).status).toBe(403)
    }
  })
})

describe('the media type', () => {
  test.each([
    'text/plain;json',
    'text/plain; application/json',
    'application/x-www-form-urlencoded;json',
    'multipart/form-data; boundary=json',
    'text/json',
    'application/jsonp',
    'application/json, text/plain',
  ])('%s is refused, and the answer names the right one', async (type) => {
    const { send, json } = await startServer()
    const response = await send('POST', '/hq/faults', { on: '*', kind: 'status' }, { 'Content-Type': type })
    expect([response.status, await response.text()]).toEqual([
      415,
      expect.stringContaining('application/json'),
    ])
    const create = await send('POST', '/Commerce/Customers', anna, { 'Content-Type': type })
    expect(create.status).toBe(415)
    expect((await json('GET', '/hq/faults')).body).toEqual([])
  })

  test.each([
    'application/json',
    'Application/JSON; charset=utf-8',
    'application/json;odata.metadata=minimal',
  ])('%s is accepted', async (type) => {
    const { send } = await startServer()
    expect((await send('POST', '/Commerce/Customers', anna, { 'Content-Type': type })).status).toBe(201)
  })
})

describe('pages of another origin', () => {
  const preflight = { 'Access-Control-Request-Method': 'POST', 'Access-Control-Request-Headers': 'oun' }

  test('may call the channel when the origin is allowed, with credentials', async () => {
    const { send } = await startServer({}, { allowOrigins: [shop] })
    for (const Origin of [shop, 'http://localhost:5173']) {
      const asked = await send('OPTIONS', '/Commerce/Customers', undefined, { Origin, ...preflight })
      const created = await send('POST', '/Commerce/Customers', anna, { Origin })
      expect(created.status).toBe(201)
      for (const { headers } of [asked, created]) {
        expect(headers.get('Access-Control-Allow-Origin')).toBe(Origin)
        expect(headers.get('Access-Control-Allow-Credentials')).toBe('true')
      }
    }
    const foreign = await send('OPTIONS', '/Commerce/Customers', undefined, { Origin: evil, ...preflight })
    expect(foreign.headers.get('Access-Control-Allow-Origin')).toBeNull()
    expect(foreign.headers.get('Access-Control-Allow-Credentials')).toBeNull()
  })

  test('read the headers that are exposed, and none when none are', () => {
    const request = new Request('http://localhost/hq', { headers: { Origin: shop } })
    const exposed = (exposeHeaders: string[]) =>
      corsHeaders(request, { allowOrigins: [shop], exposeHeaders })['Access-Control-Expose-Headers']
    expect(exposed(['Retry-After', 'Date'])).toBe('Retry-After, Date')
    expect(exposed([])).toBeUndefined()
  })

  test('read Retry-After and Location by default', async () => {
    const { send } = await startServer()
    const { headers } = await send('GET', '/hq', undefined, { Origin: 'http://localhost:5173' })
    expect(headers.get('Access-Control-Expose-Headers')).toContain('Retry-After, Location')
  })
})

test('programs that send neither origin nor site are answered', async () => {
  const { send } = await startServer()
  expect((await send('POST', '/hq/reset')).status).toBe(200)
})
