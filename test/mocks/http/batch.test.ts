import { describe, expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { batchedAnswers, microsoftBatch, type BatchedRequest } from '../../support/microsoft-batch.ts'
import { anna, ask, asApplication, asShopper, errorOf } from '../client.ts'

const setup = () => {
  const hq = createHeadquarters()
  const send = async (requests: readonly BatchedRequest[], options = {}) => {
    const { contentType, body } = microsoftBatch(requests)
    const headers = { 'Content-Type': contentType }
    const answer = await ask(hq.fetch, 'POST', '$batch', body, { ...asApplication, ...options, headers })
    return { answer, answers: batchedAnswers(answer.text) }
  }
  const customers = async () => (await hq.tables.read()).channel.customers
  return { hq, send, customers }
}

test('answers reads and changes by Content-ID', async () => {
  const { send, customers } = await setup()
  const { answer, answers } = await send([
    { method: 'POST', path: 'Customers', body: anna },
    { method: 'GET', path: 'Customers/GetTitles()' },
    { method: 'POST', path: 'Customers', body: { ...anna, FirstName: 'Berta' } },
  ])
  expect(answer.status).toBe(200)
  expect(answer.headers.get('Content-Type')).toMatch(/^multipart\/mixed; boundary=/)
  expect(answers.get('1')).toMatchObject({ status: 201, body: { FirstName: 'Anna' } })
  expect(answers.get('2')).toMatchObject({ status: 200, body: { value: expect.any(Array) } })
  expect(answers.get('3')).toMatchObject({ status: 201, body: { FirstName: 'Berta' } })
  expect(await customers()).toHaveLength(2)
})

test('stores a change set as a whole or not at all', async () => {
  const { send, customers } = await setup()
  const { answers } = await send([
    { method: 'GET', path: 'GetAddressPurposes()' },
    { method: 'POST', path: 'Customers', body: anna },
    { method: 'POST', path: 'Customers', body: { ...anna, Email: 'anna' } },
  ])
  expect(answers.get('1')?.status).toBe(200)
  const refused = [...answers.values()].filter(({ status }) => status === 400)
  expect(refused).toHaveLength(1)
  expect(JSON.stringify(refused[0]?.body)).toContain('InvalidEmailAddress')
  expect(await customers()).toHaveLength(0)
})

test('answers the other requests when a read is refused', async () => {
  const { send } = await setup()
  const { answers } = await send([
    { method: 'GET', path: "Customers('999999')" },
    { method: 'GET', path: 'Customers/GetTitles()' },
  ])
  expect([answers.get('1')?.status, answers.get('2')?.status]).toEqual([400, 200])
})

test.each([
  ['a line break inside a header', 'OUN: 068\rOUN: 069'],
  ['a header without a name', ': 068'],
  ['a blank in the name of a header', 'O U N: 068'],
  ['a character that no header can carry', 'OUN: 068\u0000'],
  ['a value that is not Latin', 'OUN: ∞'],
])('rejects %s, and stores nothing', async (_what, header) => {
  const { hq, customers } = await setup()
  const create = `POST Customers HTTP/1.1\r\nContent-Type: application/json\r\n${header}\r\n\r\n${JSON.stringify(anna)}`
  const body = `--b\r\nContent-Type: application/http\r\n\r\n${create}\r\n--b--`
  const refused = await ask(hq.fetch, 'POST', '$batch', body, {
    headers: { 'Content-Type': 'multipart/mixed; boundary=b' },
  })
  expect([refused.status, errorOf(refused).id]).toEqual([400, 'MalformedRequest'])
  expect(await customers()).toEqual([])
})

test.each([
  ['a read', [part('GET Customers/GetTitles()')], 'a change set contains a GET'],
  [
    'an id twice',
    [part('POST Customers'), part('POST Customers')],
    'a change set has the Content-ID 1 twice',
  ],
  ['a part of another type', [part('POST Customers', 'text/plain')], 'needs Content-Type: application/http'],
  ['a change set', [part('POST Customers', 'multipart/mixed')], 'needs Content-Type: application/http'],
])('rejects a change set with %s, and stores nothing', async (_what, parts, reason) => {
  const { hq, customers } = setup()
  const body = `--b\r\nContent-Type: multipart/mixed; boundary=c\r\n\r\n${parts.join('')}--c--\r\n--b--`
  const headers = { 'Content-Type': 'multipart/mixed; boundary=b' }
  const refused = await ask(hq.fetch, 'POST', '$batch', body, { headers })
  expect([refused.status, errorOf(refused).id]).toEqual([400, 'MalformedRequest'])
  expect(hq.log.get().at(-1)).toMatchObject({ notes: [expect.stringContaining(reason)] })
  expect(await customers()).toEqual([])
})

function part(line: string, type = 'application/http'): string {
  const request = `${line} HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(anna)}`
  return `--c\r\nContent-Type: ${type}\r\nContent-ID: 1\r\n\r\n${request}\r\n`
}

test('reads a media type in any capitals', async () => {
  const { hq, customers } = await setup()
  const create = `POST Customers HTTP/1.1\r\nContent-Type: application/json\r\n\r\n${JSON.stringify(anna)}`
  const set = `--c\r\nContent-Type: application/http\r\nContent-ID: 1\r\n\r\n${create}\r\n--c--`
  const body = `--b\r\nContent-Type: Multipart/Mixed; Boundary=c\r\n\r\n${set}\r\n--b--`
  const answer = await ask(hq.fetch, 'POST', '$batch', body, {
    headers: { 'Content-Type': 'Multipart/Mixed; Boundary="b"' },
  })
  expect([answer.status, await customers()]).toMatchObject([200, [{}]])
})

test('rejects a body that is not a batch', async () => {
  const { hq } = await setup()
  const send = (contentType: string, body: string) =>
    ask(hq.fetch, 'POST', '$batch', body, { headers: { 'Content-Type': contentType } })
  const json = await send('application/json', '{"requests":[]}')
  expect([json.status, errorOf(json).id]).toEqual([415, 'BatchFormatNotSupported'])
  expect(errorOf(json).message).toContain('OData 4.01')
  expect(errorOf(await send('multipart/mixed; boundary=b', '--b\r\n\r\nGET')).id).toBe('MalformedRequest')
  expect(errorOf(await send('multipart/mixed; boundary=b', '--b\r\n\r\nhello\r\n--b--')).id).toBe(
    'MalformedRequest',
  )
  expect(errorOf(await send('multipart/mixed; boundary=b', 'nothing')).id).toBe('MalformedRequest')
})

test('applies a real-time failure to the requests inside a batch', async () => {
  const { hq, send } = setup()
  await hq.faults.add({ on: 'POST Customers', kind: 'real-time-failure', times: 1 })
  const { answers } = await send([{ method: 'POST', path: 'Customers', body: anna }])
  expect(answers.get('1')?.body.IsAsyncCustomer).toBe(true)
})

describe('references inside a change set', () => {
  const line = { ItemId: '91001', Quantity: 2, Price: 10 }

  test('name the entity that an earlier request creates', async () => {
    const { send, customers } = setup()
    const { answers } = await send([
      { method: 'POST', path: 'Customers', body: anna },
      { method: 'PATCH', path: '$1', body: { Phone: '02 555' } },
      { method: 'POST', path: 'Carts', body: { CartLines: [line] } },
      { method: 'POST', path: '$3/AddCartLines', body: { cartLines: [line] } },
    ])
    expect([...answers.values()].map(({ status }) => status)).toEqual([201, 200, 201, 200])
    expect(answers.get('2')?.body).toMatchObject({ FirstName: 'Anna', Phone: '02 555' })
    expect(answers.get('4')?.body).toMatchObject({ TotalAmount: 40 })
    expect(await customers()).toMatchObject([{ customer: { Phone: '02 555' } }])
  })

  test('make a customer, its cart and its order in one batch', async () => {
    const { hq, send } = setup()
    await hq.profile.set({ createCustomersAsync: true })
    const pending = asShopper(hq, 'anna')
    const { answers } = await send(
      [
        { method: 'POST', path: 'Customers', body: anna },
        { method: 'POST', path: 'Carts', body: { CartLines: [line] } },
        { method: 'POST', path: '$2/Checkout', body: {} },
      ],
      pending,
    )
    expect(answers.get('3')?.body).toMatchObject({ TotalAmount: 20, Name: 'Anna Bianchi' })
    expect((await hq.tables.read()).channel.orders).toHaveLength(1)
  })

  test('run for the customer that automatic linking makes at the first request', async () => {
    const { hq, send, customers } = setup()
    await hq.identities.automaticLinking.set('B2C')
    const { answers } = await send(
      [
        { method: 'POST', path: 'Carts', body: { CartLines: [line] } },
        { method: 'POST', path: '$1/Checkout', body: {} },
      ],
      asShopper(hq, 'anna', { email: 'anna@example.com', name: 'Anna Bianchi' }),
    )
    expect(answers.get('2')?.body).toMatchObject({ TotalAmount: 20, Name: 'Anna Bianchi' })
    expect(await customers()).toMatchObject([{ customer: { Email: 'anna@example.com' } }])
  })

  test('of a caller with an unusable token refuse the whole set', async () => {
    const { hq, send, customers } = setup()
    const { answers } = await send(
      [
        { method: 'POST', path: 'Customers', body: anna },
        { method: 'PATCH', path: '$1', body: { Phone: '1' } },
      ],
      asShopper(hq, 'anna', { expiresInMs: -1 }),
    )
    const [refused] = answers.values()
    expect(refused?.status).toBe(401)
    expect(JSON.stringify(refused?.body)).toContain('InvalidUserToken')
    expect(await customers()).toEqual([])
  })

  test.each([
    ['a request that does not exist', '$7'],
    ['a later request', '$2'],
    ['a request that creates nothing', '$2/Checkout'],
  ])('to %s refuse the whole set', async (_what, path) => {
    const { send, customers } = setup()
    const { answers } = await send([
      { method: 'POST', path: 'Customers', body: anna },
      { method: 'POST', path: 'GetFeatureStates', body: { featureNames: [] } },
      { method: 'PATCH', path, body: { Phone: '1' } },
    ])
    const [refused] = answers.values()
    expect(refused?.status).toBe(400)
    expect(JSON.stringify(refused?.body)).toContain('MalformedRequest')
    expect(await customers()).toEqual([])
  })

  test('store nothing when a request that refers to another one is refused', async () => {
    const { hq, send, customers } = setup()
    await hq.profile.set({ createCustomersAsync: true })
    const { answers } = await send([
      { method: 'POST', path: 'Customers', body: anna },
      { method: 'PATCH', path: '$1', body: { Phone: '1' } },
    ])
    expect(JSON.stringify([...answers.values()][0]?.body)).toContain('UpdateAsyncCustomerNotSupported')
    expect(await customers()).toEqual([])
    expect((await hq.tables.read()).channel.asyncCustomers).toEqual([])
  })

  test('are known to faults by the path that they stand for', async () => {
    const { hq, send } = setup()
    await hq.faults.add({ on: 'PATCH Customers', kind: 'real-time-failure', times: 1 })
    const { answers } = await send([
      { method: 'POST', path: 'Customers', body: anna },
      { method: 'PATCH', path: '$1', body: { Phone: '1' } },
    ])
    expect(JSON.stringify([...answers.values()][0]?.body)).toContain('HeadquarterCommunicationFailure')
  })
})
