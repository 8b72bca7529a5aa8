import { request as httpRequest } from 'node:http'
import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { serveHeadquarters } from '../../../mocks/server/server.ts'
import { batchedAnswers, microsoftBatch } from '../../support/microsoft-batch.ts'
import { anna } from '../client.ts'
import { startServer } from './start-server.ts'

describe('the channel over HTTP', () => {
  test('creates a customer, converts it by jobs, and reads it by its GUID', async () => {
    const { json } = await startServer()
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

  test('accepts a GET with an empty object as its body', async () => {
    const { port } = await startServer()
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

  test('answers a batch', async () => {
    const { send } = await startServer()
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

  test('rejects five megabytes, and answers the next request', async () => {
    const { send } = await startServer()
    const large = await send('POST', '/Commerce/Customers?api-version=7.3', { FirstName: 'x'.repeat(5e6) })
    expect(large.status).toBe(413)
    expect((await send('POST', '/Commerce/Customers?api-version=7.3', anna)).status).toBe(201)
  })

  test('cuts the connection for a no-connection fault', async () => {
    const { json, send } = await startServer()
    await json('POST', '/hq/faults', { on: 'POST Customers', kind: 'no-connection', times: 1 })
    await expect(send('POST', '/Commerce/Customers', anna)).rejects.toThrow(TypeError)
    expect((await send('POST', '/Commerce/Customers', anna)).status).toBe(201)
  })

  test('accepts requests from pages on localhost, and from no other origin', async () => {
    const { send } = await startServer()
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

  test('reports a port in use and suggests --port', async () => {
    const { port } = await startServer()
    await expect(serveHeadquarters(createHeadquarters(), { port, host: '127.0.0.1' })).rejects.toThrow(
      `Port ${port} of 127.0.0.1 is in use. Choose another one with --port`,
    )
  })
})
