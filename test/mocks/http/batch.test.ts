import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'
import { batchedAnswers, microsoftBatch, type BatchedRequest } from '../../support/microsoft-batch.ts'
import { anna, ask, asApplication, errorOf } from '../client.ts'

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

test('rejects a body that is not a batch', async () => {
  const { hq } = await setup()
  const send = (contentType: string, body: string) =>
    ask(hq.fetch, 'POST', '$batch', body, { headers: { 'Content-Type': contentType } })
  expect(errorOf(await send('application/json', '{}')).id).toBe('UnsupportedMediaType')
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
