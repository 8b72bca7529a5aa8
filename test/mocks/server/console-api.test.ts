import { describe, expect, test } from 'vitest'
import { anna, ask, asApplication, via } from '../client.ts'
import { startServer } from './start-server.ts'

describe('the API of the console', () => {
  test('returns tables, log, jobs, switches, faults and the clock', async () => {
    const { json } = await startServer({ now: 1000 })
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

  test('schedules and unschedules jobs, clears the log, and resets', async () => {
    const { json } = await startServer({ now: 0 })
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

  test('defines, groups and removes customer attributes', async () => {
    const { json } = await startServer()
    const size = { name: 'Shoe size/EU', type: 'integer' }
    expect((await json('POST', '/hq/attributes', size)).body).toMatchObject({
      headquarters: { definitions: [size], group: { attributes: 'all' } },
      channel: { definitions: [size], group: { attributes: ['Shoe size/EU'] } },
    })
    const grouped = await json('POST', '/hq/attributes/group', { attributes: [] })
    expect(grouped.body).toMatchObject({ channel: { group: { attributes: [] } } })
    expect(await json('POST', '/hq/attributes', { ...size, type: 'date' })).toMatchObject({
      status: 400,
      body: { error: expect.stringContaining('type is one of text, integer') },
    })
    await json('DELETE', `/hq/attributes/${encodeURIComponent(size.name)}`)
    expect((await json('GET', '/hq/attributes')).body).toMatchObject({ headquarters: { definitions: [] } })
  })

  test('saves and restores a snapshot', async () => {
    const { json } = await startServer()
    await json('POST', '/hq/fixtures/customers', { count: 1 })
    const saved = (await json('GET', '/hq/snapshot')).body
    await json('POST', '/hq/reset')
    expect((await json('POST', '/hq/snapshot', saved)).status).toBe(200)
    expect((await json('GET', '/hq/tables')).body).toMatchObject({ channel: { customers: [{}] } })
  })

  test('repairs rows, places orders, and manages faults', async () => {
    const { json } = await startServer({ profile: { createCustomersAsync: true } })
    const body = { ...anna, Addresses: [{ Street: 'Via Roma', ThreeLetterISORegionName: 'XXX' }] }
    const { AccountNumber } = (await json('POST', '/Commerce/Customers', body)).body
    const content = {
      deliveryMode: 'express',
      charges: [{ ChargeCode: 'FREIGHT', CalculatedAmount: 9.9 }],
      payments: [{ TenderTypeId: '3', Currency: 'EUR', Amount: 10.9 }],
      shippingAddress: { Street: 'Via Zamboni 3', City: 'Bologna', ThreeLetterISORegionName: 'ITA' },
    }
    const order = { account: AccountNumber, channelReferenceId: 'KX7M2Q', ...content }
    const placed = await json('POST', '/hq/orders', order)
    expect(placed.body).toMatchObject({ ...content, totalAmount: 10.9 })
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

  test('repairs an edit and synchronizes it alone', async () => {
    const { json, hq } = await startServer({
      features: { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true },
    })
    const { AccountNumber } = await hq.fixtures.customer({ Addresses: [via] })
    const Addresses = [
      { Id: (await hq.tables.read()).channel.customers[0]?.customer.Addresses[0]?.Id, State: 'XX' },
    ]
    await ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, { Addresses }, asApplication)
    await json('POST', '/hq/jobs/P-job')
    await json('POST', '/hq/jobs/synchronize-customers')
    const [edit] = (await hq.tables.read()).headquarters.asyncEdits
    const repaired = await json('POST', `/hq/tables/edits/${edit?.id}`, { Addresses: [{ State: 'LO' }] })
    expect(repaired.status).toBe(200)
    const report = await json('POST', `/hq/jobs/synchronize-customers/${edit?.id}`)
    expect(report.body).toMatchObject({ moved: 1, failed: 0 })
    const again = await json('POST', `/hq/jobs/synchronize-customers/${edit?.id}`)
    expect([again.status, again.body.error]).toEqual([400, 'The row is synchronized already'])
  })

  test('signs in, makes identities, and says how they get customers', async () => {
    const { json, send } = await startServer({ identities: { tokens: 'signed' } })
    const token = (await json('POST', '/hq/identities/sign-in', { email: anna.Email })).body
    const headers = { Authorization: `id_token ${String(token)}` }
    expect((await send('POST', '/Commerce/Customers', anna, headers)).status).toBe(201)
    await json('POST', '/hq/identities', { sub: 'emil', kind: 'employee' })
    const linking = await json('POST', '/hq/identities/automatic-linking', { automaticLinking: 'B2C' })
    expect(linking.body).toEqual((await json('GET', '/hq/identities')).body)
    expect(linking.body).toMatchObject({
      identities: [{ subject: 'emil' }, { email: anna.Email, account: expect.stringMatching(/^\d{6}$/) }],
      automaticLinking: 'B2C',
      tokens: 'signed',
      clientIds: ['shop'],
    })
    expect((await json('GET', '/hq/tables')).body).toMatchObject({ identities: [{}, {}] })
  })

  test('shows and changes what new customers inherit', async () => {
    const { json } = await startServer()
    const changed = await json('POST', '/hq/store', { defaultCustomer: { CurrencyCode: 'USD' } })
    expect(changed.body).toMatchObject({
      country: 'ITA',
      defaultCustomer: { CurrencyCode: 'USD', Language: 'en-us' },
    })
    expect((await json('GET', '/hq/store')).body).toEqual(changed.body)
  })

  test('makes a customer at a till', async () => {
    const { json } = await startServer()
    const made = await json('POST', '/hq/fixtures/till-customers', { FirstName: 'Till', LastName: 'Kasse' })
    expect(made.body).toMatchObject({ Name: 'Till Kasse' })
    expect((await json('GET', '/hq')).body).toMatchObject({
      counts: { channel: { customers: 0 }, headquarters: { customers: 1 } },
    })
  })

  test('names the switches that a refused one needs', async () => {
    const { json } = await startServer()
    const refused = await json('POST', '/hq/switches', { asyncEditing: true })
    expect(refused.body).toMatchObject({
      feature: 'asyncEditing',
      missing: ['asyncAddresses', 'enhancedAsyncCreation'],
    })
  })

  test.each([
    ['GET', '/hq/shoes', undefined, 404, 'There is no GET /hq/shoes'],
    ['POST', '/hq/jobs/P-jop', undefined, 400, 'There is no job named "P-jop"'],
    ['POST', '/hq/switches', { asyncEditing: true }, 400, 'needs asyncAddresses and enhancedAsyncCreation'],
    ['POST', '/hq/switches', { createCustomersAsync: 'yes' }, 400, 'either true or false'],
    ['POST', '/hq/switches', { shoes: true }, 400, 'no switch named "shoes"'],
    ['POST', '/hq/store', { defaultCustomer: { CurrencyCode: 7 } }, 400, 'three capital letters'],
    ['POST', '/hq/store', { defaultCustomer: null }, 400, 'defaultCustomer needs an object'],
    ['POST', '/hq/publishing', { publish: 'later' }, 400, 'either "at once" or "by jobs"'],
    ['POST', '/hq/faults', { on: '*', kind: 'flood' }, 400, 'no fault of the kind "flood"'],
    ['POST', '/hq/clock', {}, 400, 'advanceMs is a number'],
    ['POST', '/hq/identities/sign-in', { mail: 'a@example.com' }, 400, 'no "mail"'],
    ['POST', '/hq/identities', { email: 7 }, 400, 'email is a text'],
    ['POST', '/hq/identities/automatic-linking', { automaticLinking: true }, 400, 'not "true"'],
    ['POST', '/hq/fixtures/till-customers', { Email: 'x' }, 400, 'Email: InvalidEmailAddress'],
    ['POST', '/hq/snapshot', { version: 9 }, 400, 'not a saved headquarters'],
    ['POST', '/hq/faults', '{"on":', 400, 'The body is not JSON'],
  ])('answers %s %s %j with a clear error', async (method, path, body, status, message) => {
    const { json } = await startServer()
    const answer = await json(method, path, body)
    expect(answer.status).toBe(status)
    expect(answer.body.error).toContain(message)
  })

  test('checks several switches as a whole', async () => {
    const { json } = await startServer()
    const all = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }
    expect((await json('POST', '/hq/switches', all)).body).toMatchObject({ channel: all })
  })
})
