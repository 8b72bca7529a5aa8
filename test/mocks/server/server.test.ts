import { request as httpRequest } from 'node:http'
import { afterEach, describe, expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { serveHeadquarters } from '../../../mocks/server/server.ts'
import { batchedAnswers, microsoftBatch } from '../../support/microsoft-batch.ts'
import { anna } from '../client.ts'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

const setup = async (options: HeadquartersOptions = {}) => {
  const hq = createHeadquarters(options)
  const server = await serveHeadquarters(hq, { port: 0, host: '127.0.0.1' })
  closers.push(
    () => server.close(),
    () => hq.stop(),
  )
  const root = `http://127.0.0.1:${server.port}`
  const send = (method: string, path: string, body?: unknown, headers = {}) =>
    fetch(root + path, {
      method,
      headers: { OUN: '068', 'Content-Type': 'application/json', ...headers },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
  const json = async (method: string, path: string, body?: unknown) => {
    const response = await send(method, path, body)
    return { status: response.status, body: (await response.json()) as Record<string, unknown> }
  }
  return { hq, root, port: server.port, send, json }
}

describe('the channel over HTTP', () => {
  test('a customer is created, converted by jobs, and read by its GUID', async () => {
    const { json } = await setup()
    await json('POST', '/hq/switches', { createCustomersAsync: true })
    const created = await json('POST', '/Commerce/Customers?api-version=7.3', anna)
    expect(created).toMatchObject({ status: 201, body: { IsAsyncCustomer: true } })
    for (const job of ['P-job', 'synchronize-customers', '1010']) {
      expect(await json('POST', `/hq/jobs/${job}`)).toMatchObject({ status: 200, body: { job, moved: 1 } })
    }
    const read = await json('GET', `/Commerce/Customers('${created.body.AccountNumber}')?api-version=7.3`)
    expect(read.body).toMatchObject({
      IsAsyncCustomer: false,
      AccountNumber: expect.stringMatching(/^\d{6}$/),
    })
  })

  test('a GET may carry an empty object', async () => {
    const { port } = await setup()
    const headers = { OUN: '068', 'Content-Type': 'application/json', 'Content-Length': '2' }
    const path = '/Commerce/Customers/GetTitles()?api-version=7.3'
    const status = await new Promise((resolve, reject) => {
      const request = httpRequest({ port, path, method: 'GET', headers }, (response) => {
        response.resume()
        resolve(response.statusCode)
      })
      request.on('error', reject)
      request.end('{}')
    })
    expect(status).toBe(200)
  })

  test('a batch is answered', async () => {
    const { send } = await setup()
    const { contentType, body } = microsoftBatch([
      { method: 'POST', path: 'Customers', body: anna },
      { method: 'GET', path: 'GetAddressPurposes()' },
    ])
    const response = await send('POST', '/Commerce/$batch?api-version=7.3', body, {
      'Content-Type': contentType,
    })
    const answers = batchedAnswers(await response.text())
    expect([answers.get('1')?.status, answers.get('2')?.status]).toEqual([201, 200])
  })

  test('five megabytes are refused, and the server goes on', async () => {
    const { send } = await setup()
    const large = await send('POST', '/Commerce/Customers?api-version=7.3', { FirstName: 'x'.repeat(5e6) })
    expect(large.status).toBe(413)
    expect((await send('POST', '/Commerce/Customers?api-version=7.3', anna)).status).toBe(201)
  })

  test('a lost connection is cut', async () => {
    const { json, send } = await setup()
    await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'no-connection', times: 1 })
    await expect(send('POST', '/Commerce/Customers', anna)).rejects.toThrow(TypeError)
    expect((await send('POST', '/Commerce/Customers', anna)).status).toBe(201)
  })

  test('pages of this machine may call it, others not', async () => {
    const { send } = await setup()
    const preflight = (Origin: string) =>
      send('OPTIONS', '/Commerce/Customers', undefined, {
        Origin,
        'Access-Control-Request-Method': 'POST',
        'Access-Control-Request-Headers': 'oun,authorization,content-type',
      })
    const here = await preflight('http://localhost:5173')
    expect(here.status).toBe(204)
    expect(here.headers.get('Access-Control-Allow-Origin')).toBe('http://localhost:5173')
    expect(here.headers.get('Access-Control-Allow-Headers')).toBe('oun,authorization,content-type')
    expect((await preflight('https://evil.example')).headers.get('Access-Control-Allow-Origin')).toBeNull()
    const answer = await send('GET', '/Commerce/GetCountryRegions()', undefined, {
      Origin: 'http://127.0.0.1:80',
    })
    expect(answer.headers.get('Access-Control-Allow-Origin')).toBe('http://127.0.0.1:80')
  })

  test('a port in use is told with what to do', async () => {
    const { port } = await setup()
    await expect(serveHeadquarters(createHeadquarters(), { port, host: '127.0.0.1' })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Choose another one with --port`,
    )
  })
})

describe('the console', () => {
  test('shows tables, log, jobs, switches, faults and the clock', async () => {
    const { json } = await setup({ now: 1000 })
    await json('POST', '/hq/fixtures/customers', { count: 2 })
    expect((await json('GET', '/hq')).body).toMatchObject({ counts: { headquarters: { customers: 2 } } })
    expect((await json('GET', '/hq/tables')).body).toMatchObject({ channel: { customers: [{}, {}] } })
    expect((await json('GET', '/hq/log')).body).toHaveLength(2)
    expect((await json('GET', '/hq/real-time')).body).toMatchObject({ capacity: 8, inFlight: 0, answered: 2 })
    expect((await json('GET', '/hq/jobs')).body).toMatchObject({ jobs: expect.arrayContaining(['P-job']) })
    expect((await json('GET', '/hq/switches')).body).toMatchObject({
      channel: { createCustomersAsync: false },
    })
    expect((await json('POST', '/hq/publishing', { publish: 'by jobs' })).body).toEqual({
      publish: 'by jobs',
    })
    expect((await json('GET', '/hq/publishing')).body).toEqual({ publish: 'by jobs' })
    expect((await json('GET', '/hq/faults')).body).toEqual([])
    expect((await json('POST', '/hq/clock', { advanceMs: 500 })).body).toEqual({ now: 1500 })
    expect((await json('GET', '/hq/clock')).body).toEqual({ now: 1500 })
  })

  test('schedules jobs, takes them back, and resets', async () => {
    const { json } = await setup({ now: 0 })
    await json('POST', '/hq/jobs/P-job', { everyMs: 100 })
    await json('POST', '/hq/clock', { advanceMs: 250 })
    expect((await json('GET', '/hq/log')).body).toHaveLength(2)
    await json('DELETE', '/hq/jobs/P-job')
    await json('DELETE', '/hq/log')
    await json('POST', '/hq/clock', { advanceMs: 250 })
    expect((await json('GET', '/hq/log')).body).toEqual([])
    await json('POST', '/hq/fixtures/customers', {})
    await json('POST', '/hq/reset')
    expect((await json('GET', '/hq/tables')).body).toMatchObject({ channel: { customers: [] } })
  })

  test('saves and restores', async () => {
    const { json } = await setup()
    await json('POST', '/hq/fixtures/customers', { count: 1 })
    const saved = (await json('GET', '/hq/snapshot')).body
    await json('POST', '/hq/reset')
    expect((await json('POST', '/hq/snapshot', saved)).status).toBe(200)
    expect((await json('GET', '/hq/tables')).body).toMatchObject({ channel: { customers: [{}] } })
  })

  test('mends rows, places orders, and manages faults', async () => {
    const { json } = await setup({ profile: { createCustomersAsync: true } })
    const body = { ...anna, Addresses: [{ Street: 'Via Roma', ThreeLetterISORegionName: 'XXX' }] }
    const { AccountNumber } = (await json('POST', '/Commerce/Customers', body)).body
    const order = { account: AccountNumber, channelReferenceId: 'KX7M2Q' }
    const placed = await json('POST', '/hq/orders', order)
    expect((await json('POST', '/hq/orders', order)).body).toEqual(placed.body)
    const refused = await json('POST', '/hq/orders', { account: AccountNumber, mode: 'sync' })
    expect(refused.body.errorResourceId).toMatch(/CannotCreateSynchronousCustomerOrderForAsyncCustomer$/)
    await json('POST', '/hq/jobs/P-job')
    expect((await json('POST', '/hq/jobs/synchronize-customers')).body).toMatchObject({ failed: 1 })
    expect((await json('POST', `/hq/tables/customers/${AccountNumber}`, { Addresses: [] })).status).toBe(200)
    expect((await json('POST', '/hq/jobs/synchronize-customers')).body).toMatchObject({ moved: 1 })
    const { id } = (await json('POST', '/hq/faults', { on: '*', kind: 'status' })).body
    await json('DELETE', `/hq/faults/${id}`)
    await json('POST', '/hq/faults', { on: '*', kind: 'status' })
    await json('DELETE', '/hq/faults')
    expect((await json('GET', '/hq/faults')).body).toEqual([])
  })

  test.each([
    ['GET', '/hq/shoes', undefined, 404, 'There is no GET /hq/shoes'],
    ['POST', '/hq/jobs/P-jop', undefined, 400, 'There is no job named "P-jop"'],
    ['POST', '/hq/switches', { asyncEditing: true }, 400, 'needs asyncAddresses and enhancedAsyncCreation'],
    ['POST', '/hq/switches', { createCustomersAsync: 'yes' }, 400, 'either true or false'],
    ['POST', '/hq/switches', { shoes: true }, 400, 'no switch named "shoes"'],
    ['POST', '/hq/publishing', { publish: 'later' }, 400, 'either "at once" or "by jobs"'],
    ['POST', '/hq/faults', { on: '*', kind: 'flood' }, 400, 'no fault of the kind "flood"'],
    ['POST', '/hq/clock', {}, 400, 'advanceMs is a number'],
    ['POST', '/hq/snapshot', { version: 9 }, 400, 'not a saved headquarters'],
    ['POST', '/hq/faults', '{"on":', 400, 'The body is not JSON'],
  ])('%s %s %j is a clear error', async (method, path, body, status, message) => {
    const { json } = await setup()
    const answer = await json(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body.error).toContain(message)
  })

  test('several switches are checked as a whole', async () => {
    const { json } = await setup()
    const all = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
    expect((await json('POST', '/hq/switches', all)).body).toMatchObject({ channel: all })
  })
})
