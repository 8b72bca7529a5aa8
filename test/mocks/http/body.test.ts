import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { logLine } from '../../../mocks/runtime/log.ts'
import { startServer } from '../server/start-server.ts'

const anna = JSON.stringify({ FirstName: 'Anna', LastName: 'Bianchi' })

/** Sends the same bytes to the same rules over HTTP and in process. */
async function bothHosts() {
  const { hq, send, json } = await startServer()
  const inProcess = (body: Uint8Array, headers = {}) =>
    hq.fetch(
      new Request('https://channel.example/Commerce/Customers', {
        method: 'POST',
        headers: { OUN: '068', 'Content-Type': 'application/json', ...headers },
        body: new Uint8Array(body),
      }),
    )
  const create = async (body: Uint8Array, headers = {}) => {
    const answers = [await send('POST', '/Commerce/Customers', body, headers), await inProcess(body, headers)]
    return Promise.all(answers.map(async (answer) => ({ status: answer.status, text: await answer.text() })))
  }
  const lastLine = () => logLine(hq.log.get().at(-1)!)
  return { hq, json, create, lastLine, send }
}

const nested = (levels: number) =>
  Buffer.from(`{"FirstName":"Anna","x":${'['.repeat(levels)}${']'.repeat(levels)}}`)

describe('a body, over HTTP and in process', () => {
  test.each([
    ['with a byte order mark', Buffer.from(`\ufeff${anna}`), {}],
    ['in UTF-16 with a byte order mark', Buffer.from(`\ufeff${anna}`, 'utf16le'), {}],
    ['compressed by gzip', gzipSync(anna), { 'Content-Encoding': 'gzip' }],
    ['compressed by GZIP', gzipSync(anna), { 'Content-Encoding': 'GZIP' }],
    ['compressed by deflate', deflateSync(anna), { 'Content-Encoding': 'deflate' }],
    ['compressed by gzip, with a mark inside', gzipSync(`\ufeff${anna}`), { 'Content-Encoding': 'gzip' }],
    ['compressed by brotli', brotliCompressSync(anna), { 'Content-Encoding': 'br' }],
    ['with the encoding identity', Buffer.from(anna), { 'Content-Encoding': 'identity' }],
  ])('%s is accepted', async (_what, body, headers) => {
    const { create } = await bothHosts()
    expect((await create(body, headers)).map(({ status }) => status)).toEqual([201, 201])
  })

  test.each([
    [
      'an unknown encoding',
      Buffer.from(anna),
      { 'Content-Encoding': 'zstd' },
      415,
      '"zstd": send it as gzip',
    ],
    ['a name of an object', Buffer.from(anna), { 'Content-Encoding': 'constructor' }, 415, '"constructor"'],
    ['two encodings', gzipSync(gzipSync(anna)), { 'Content-Encoding': 'gzip, gzip' }, 415, '"gzip, gzip"'],
    ['no gzip', Buffer.from(anna), { 'Content-Encoding': 'gzip' }, 400, 'The body is not gzip'],
    [
      'half a gzip',
      gzipSync(anna).subarray(0, 30),
      { 'Content-Encoding': 'gzip' },
      400,
      'The body is not gzip',
    ],
    ['a bomb', gzipSync(Buffer.alloc(5e7)), { 'Content-Encoding': 'gzip' }, 413, 'larger than 1000000 bytes'],
    ['Latin-1', Buffer.from(anna.replace('Anna', 'Zoë'), 'latin1'), {}, 400, 'not UTF-8: send it as UTF-8'],
    ['JSON 5,000 levels deep', nested(5000), {}, 400, 'nested deeper than 100 levels'],
    ['JSON 101 levels deep', nested(101), {}, 400, 'nested deeper than 100 levels'],
    ['JSON 400,000 levels deep', nested(400_000), {}, 400, 'nested deeper than 100 levels'],
  ])(
    'with %s is refused, and the log says why and stays readable',
    async (_what, body, headers, status, reason) => {
      const { create, lastLine, json, hq } = await bothHosts()
      expect((await create(body, headers)).map((answer) => answer.status)).toEqual([status, status])
      expect(lastLine()).toContain(reason)
      expect((await json('GET', '/hq/log')).status).toBe(200)
      expect((await hq.tables.read()).channel.customers).toEqual([])
    },
  )

  test('ninety levels deep is accepted, and the log stays readable', async () => {
    const { create, json } = await bothHosts()
    const body = JSON.stringify({ ...JSON.parse(anna), x: JSON.parse(`${'['.repeat(90)}${']'.repeat(90)}`) })
    expect((await create(Buffer.from(body))).map(({ status }) => status)).toEqual([201, 201])
    expect((await json('GET', '/hq/log')).status).toBe(200)
  })

  test('that is too deep is refused by the console, too', async () => {
    const { send, json } = await bothHosts()
    const response = await send('POST', '/hq/snapshot', nested(5000))
    expect([response.status, await response.text()]).toEqual([
      400,
      expect.stringContaining('deeper than 100'),
    ])
    expect((await json('GET', '/hq/snapshot')).status).toBe(200)
  })

  test('of unknown length that is too large is refused, and the connection goes on', async () => {
    const { send, port } = await startServer()
    const chunks = new ReadableStream({
      start(controller) {
        for (let sent = 0; sent < 30; sent += 1) controller.enqueue(new Uint8Array(100_000).fill(32))
        controller.close()
      },
    })
    const init = {
      method: 'POST',
      headers: { OUN: '068', 'Content-Type': 'application/json' },
      body: chunks,
      duplex: 'half',
    }
    expect((await fetch(`http://127.0.0.1:${port}/Commerce/Customers`, init)).status).toBe(413)
    expect((await send('GET', '/hq')).status).toBe(200)
  })
})

describe('a HEAD', () => {
  test.each([
    ['/hq', 200],
    ['/hq/', 200],
    ['/hq/tables', 200],
    ['/hq/log', 200],
    ['/hq/shoes', 404],
    ['/Commerce/Customers/GetTitles()?api-version=7.3', 200],
    ["/Commerce/Customers('nobody')", 400],
  ])('of %s is answered like a GET, without a body', async (path, status) => {
    const { send, hq } = await startServer()
    const bearer = { Authorization: 'Bearer x' }
    const [head, get] = [
      await send('HEAD', path, undefined, bearer),
      await send('GET', path, undefined, bearer),
    ]
    expect([head.status, get.status]).toEqual([status, status])
    expect(head.headers.get('Content-Type')).toBe(get.headers.get('Content-Type'))
    expect(await head.text()).toBe('')
    const request = new Request(`https://channel.example${path}`, {
      method: 'HEAD',
      headers: { OUN: '068', ...bearer },
    })
    if (!path.startsWith('/Commerce/')) return
    const inProcess = await hq.fetch(request)
    expect([inProcess.status, await inProcess.text()]).toEqual([status, ''])
  })
})
