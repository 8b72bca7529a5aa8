import { Agent, request as httpRequest } from 'node:http'
import { chromium } from 'playwright'
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest'
import type { Browser } from 'playwright'
import { chromiumLaunch } from '../../support/chromium.ts'
import { anna } from '../client.ts'
import { startServer } from './start-server.ts'

describe('Connection: close', () => {
  test('is not sent while no fault breaks a connection: it carries request after request', async () => {
    const { port } = await startServer()
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    onTestFinished(() => agent.destroy())
    const ports = new Set<number | undefined>()
    for (let sent = 0; sent < 3; sent += 1) ports.add(await localPort(port, agent))
    expect(ports.size).toBe(1)
  })

  test.each(['no-answer', 'no-connection'])(
    'is sent while a fault %s may trigger, and no longer',
    async (kind) => {
      const { send } = await startServer()
      const connection = async () => (await send('GET', '/hq')).headers.get('Connection')
      expect(await connection()).not.toBe('close')
      const added = await send('POST', '/hq/faults', { on: 'POST Customers', kind, times: 1 })
      expect([added.headers.get('Connection'), await connection()]).toEqual(['close', 'close'])
      await expect(send('POST', '/Commerce/Customers', anna)).rejects.toThrow(TypeError)
      expect(await connection()).not.toBe('close')
    },
  )

  test.each([
    { kind: 'slow', ms: 0 },
    { kind: 'status', status: 503 },
    { kind: 'no-answer', connection: 'kept' },
  ])('is not sent for the fault %j', async (fault) => {
    const { send } = await startServer()
    await send('POST', '/hq/faults', { on: 'POST Customers', ...fault })
    expect((await send('GET', '/hq')).headers.get('Connection')).not.toBe('close')
  })
})

function localPort(port: number, agent: Agent): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const request = httpRequest({ port, host: '127.0.0.1', path: '/hq', agent }, (response) => {
      const { localPort: used } = response.socket
      response.resume().on('end', () => resolve(used))
    })
    request.on('error', reject).end()
  })
}

describe('a create in Chromium whose connection breaks before the answer', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await chromium.launch(await chromiumLaunch())
  })
  afterAll(() => browser.close())

  async function createInPage(connection: 'new' | 'kept') {
    const { port, json } = await startServer()
    const page = await browser.newPage()
    onTestFinished(() => page.close())
    // Any document of the server's own origin will do.
    await page.goto(`http://127.0.0.1:${port}/hq`)
    await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'no-answer', times: 1, connection })
    const outcome = await page.evaluate(async (body) => {
      const headers = { OUN: '068', 'Content-Type': 'application/json' }
      // The connection is used before: otherwise no browser would repeat the request.
      await (await fetch('/Commerce/Customers/GetTitles()', { headers })).text()
      return fetch('/Commerce/Customers', { method: 'POST', headers, body }).then(
        (response) => response.status,
        (error: Error) => error.name,
      )
    }, JSON.stringify(anna))
    const { body } = await json('GET', '/hq')
    return { outcome, counts: body.counts }
  }

  test('fails in the page when the connection is new: one customer', async () => {
    const { outcome, counts } = await createInPage('new')
    expect([outcome, counts]).toMatchObject(['TypeError', { channel: { customers: 1 } }])
  })

  test('is repeated by the browser when the connection was kept: two customers, and no error', async () => {
    const { outcome, counts } = await createInPage('kept')
    expect([outcome, counts]).toMatchObject([201, { channel: { customers: 2 } }])
  })
})
