import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/headquarters.ts'
import { serveHeadquarters, type RunningServer } from '../../../mocks/server/server.ts'
import type { JobName } from '../../../mocks/model/jobs.ts'
import { anna } from '../client.ts'

/**
 * A bad request over HTTP is answered with a sentence and no stack trace. It stores nothing and does not stop the server.
 * (A port in use and a broken data file end the command: `command.test.ts`.)
 */

const hq = createHeadquarters()
let server: RunningServer
beforeAll(async () => {
  server = await serveHeadquarters(hq, { port: 0, host: '127.0.0.1' })
})
afterAll(async () => {
  await server.close()
  await hq.stop()
})

const send = (method: string, path: string, body?: string, contentType = 'application/json') =>
  fetch(`http://127.0.0.1:${server.port}${path}`, {
    method,
    headers: { OUN: '068', Authorization: 'Bearer back-office', 'Content-Type': contentType },
    ...(body !== undefined && { body }),
  })

const fiveMegabytes = JSON.stringify({ FirstName: 'x'.repeat(5e6) })
const form = 'application/x-www-form-urlencoded'

async function expectNothingStored(): Promise<void> {
  expect((await hq.tables.read()).channel.customers).toEqual([])
  expect(await hq.faults.list()).toEqual([])
}

const stackTrace = /\bat .+:\d+:\d+|\.[jt]s:\d+|node_modules|Cannot read prop/

describe('the channel', () => {
  test.each([
    ['malformed JSON', 'POST', 'Customers', '{"FirstName": ', undefined, 400, 'MalformedRequest'],
    ['a list', 'POST', 'Customers', '[]', undefined, 400, 'MalformedRequest'],
    ['a form', 'POST', 'Customers', 'FirstName=Anna', form, 415, 'UnsupportedMediaType'],
    ['five megabytes', 'POST', 'Customers', fiveMegabytes, undefined, 413, 'RequestTooLarge'],
    ['an unknown operation', 'GET', 'Shifts()', undefined, undefined, 404, 'UnknownOperation'],
    ['an unsupported method', 'DELETE', "Customers('1')", undefined, undefined, 405, 'MethodNotAllowed'],
    ['a path that ends inside a key', 'GET', "Customers('1", undefined, undefined, 400, 'MalformedRequest'],
    ['a broken percent escape', 'GET', 'Customers(%E0%A4%A)', undefined, undefined, 400, 'MalformedRequest'],
    ['a batch sent as JSON', 'POST', '$batch', '{}', undefined, 415, 'BatchFormatNotSupported'],
    ['a truncated batch', 'POST', '$batch', '--b', 'multipart/mixed; boundary=b', 400, 'MalformedRequest'],
  ])('rejects %s', async (_problem, method, path, body, contentType, status, id) => {
    const response = await send(method, `/Commerce/${path}`, body, contentType)
    const text = await response.text()
    const error = JSON.parse((JSON.parse(text) as { Exception: string }).Exception) as Record<string, string>
    expect([response.status, error.ErrorResourceId]).toEqual([
      status,
      `Microsoft_Dynamics_Commerce_Runtime_${id}`,
    ])
    expect(error.LocalizedMessage).toMatch(/^[A-Z].+\.$/)
    expect(text).not.toMatch(stackTrace)
    await expectNothingStored()
  })
})

describe('the console', () => {
  test.each([
    ['malformed JSON', 'POST', '/hq/faults', '{"on":', undefined, 400, 'The body is not JSON'],
    ['a list', 'POST', '/hq/faults', '[]', undefined, 400, 'not a JSON object'],
    ['a form', 'POST', '/hq/faults', 'on=*', form, 415, 'send Content-Type: application/json'],
    ['five megabytes', 'POST', '/hq/faults', fiveMegabytes, undefined, 400, 'A fault has no "FirstName"'],
    ['an unknown job', 'POST', '/hq/jobs/P-jop', undefined, undefined, 400, 'no job named "P-jop". Jobs: '],
    ['a schedule of an unknown job', 'DELETE', '/hq/jobs/P-jop', undefined, undefined, 400, 'no job named'],
    ['an unknown route', 'GET', '/hq/shoes', undefined, undefined, 404, 'There is no GET /hq/shoes. Known: '],
    [
      'a broken percent escape',
      'POST',
      '/hq/jobs/%E0%A4%A',
      undefined,
      undefined,
      400,
      '"%E0%A4%A" cannot be read: write % as %25',
    ],
    [
      'a snapshot of another version',
      'POST',
      '/hq/snapshot',
      '{"version":9}',
      undefined,
      400,
      'not a saved headquarters',
    ],
    [
      'a snapshot without rows',
      'POST',
      '/hq/snapshot',
      '{"version":1}',
      undefined,
      400,
      'not a saved headquarters',
    ],
    [
      'a fixture count that is not a number',
      'POST',
      '/hq/fixtures/customers',
      '{"count":"x"}',
      undefined,
      400,
      'count is a whole number',
    ],
    [
      'a repair of an unknown customer',
      'POST',
      '/hq/tables/customers/x',
      '{}',
      undefined,
      400,
      'run P-job first',
    ],
    ['an order of an unknown customer', 'POST', '/hq/orders', '{"account":"x"}', undefined, 400, 'customer'],
    [
      'a schedule without an interval',
      'POST',
      '/hq/jobs/P-job',
      '{"everyMs":"x"}',
      undefined,
      400,
      'everyMs',
    ],
  ])('rejects %s', async (_problem, method, path, body, contentType, status, message) => {
    const response = await send(method, path, body, contentType)
    const text = await response.text()
    const { error } = JSON.parse(text) as { error: string }
    expect([response.status, error]).toEqual([status, expect.stringContaining(message)])
    expect(error).toMatch(/\w+ \w+/)
    expect(text).not.toMatch(stackTrace)
    await expectNothingStored()
  })

  test.each([
    ['/hq/jobs/P-job', { everyMS: 5 }, 'has no "everyMS". Known: everyMs'],
    ['/hq/jobs/synchronize-customers/x', { id: 'x' }, 'has no "id". Known: none'],
    ['/hq/publishing', { publish: 'at once', now: true }, 'has no "now". Known: publish'],
    ['/hq/clock', { advanceMs: 1, advance: 1 }, 'has no "advance"'],
    ['/hq/fixtures/customers', { cuont: 3 }, 'has no "cuont". Known: count'],
    ['/hq/identities/automatic-linking', { linking: 'off' }, 'has no "linking"'],
    ['/hq/reset', { tables: 'customers' }, 'has no "tables"'],
    ['/hq/faults', { on: 'POST Customer', kind: 'slow' }, 'Did you mean "POST Customers"?'],
    ['/hq/faults', { on: '*', kind: 'slow', time: 1 }, 'A fault has no "time". Known: on, kind, times'],
    ['/hq/fixtures/till-customers', { FirstNmae: 'Anna' }, 'A customer has no "FirstNmae"'],
    ['/hq/orders', { account: '1', line: [] }, 'An order has no "line". Known: account, mode'],
    ['/hq/orders', { account: 7 }, 'An order names its customer'],
    ['/hq/orders', { account: '1', mode: 'later' }, 'is "sync" or "async", not "later"'],
  ])('rejects %s with %j', async (path, body, message) => {
    const response = await send('POST', path, JSON.stringify(body))
    expect([response.status, await response.json()]).toEqual([
      400,
      { error: expect.stringContaining(message) as string },
    ])
    await expectNothingStored()
  })
})

test('a wrong port of a proxy is a mistake that is named', async () => {
  const headers = { 'X-Forwarded-Host': 'x:99999' }
  const response = await fetch(`http://127.0.0.1:${server.port}/hq`, { headers })
  expect([response.status, await response.json()]).toEqual([
    400,
    { error: expect.stringContaining('X-Forwarded-Host') as string },
  ])
})

test('the server still answers after all these requests', async () => {
  expect((await send('POST', '/Commerce/Customers', JSON.stringify(anna))).status).toBe(201)
})

test('the headquarters object rejects an unknown job, too', async () => {
  const unknown = 'P-jop' as JobName
  await expect(hq.jobs.run(unknown)).rejects.toThrow('There is no job named "P-jop". Jobs: P-job, ')
  await expect(hq.jobs.schedule(unknown, { everyMs: 1000 })).rejects.toThrow('There is no job named "P-jop"')
})
