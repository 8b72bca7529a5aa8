import { describe, expect, test } from 'vitest'
import { anna, ask, asApplication, convertPendingCustomers, readCustomer, via } from '../client.ts'
import { setup } from './setup.ts'

const documented = {
  VatNumber: 'IT00743110157',
  InvoiceAccount: '004099',
  ReceiptSettings: 2,
  IdentificationNumber: 'CA-12345',
  TaxExemptNumber: 'EX-1',
  CreditLimit: 1500.5,
  Blocked: true,
  UsePurchaseRequest: true,
  Attributes: [
    { Name: 'Shoe', KeyName: 'shoe', DataTypeValue: 5, RecordId: 17, AttributeValue: { StringValue: '42' } },
  ],
  Addresses: [{ ...via, AttentionTo: 'Reception', Postbox: '12', SortOrder: 3 }],
}

describe('documented properties', () => {
  test('of a create are kept, also through the jobs', async () => {
    const { hq, create } = await setup({ createCustomersAsync: true })
    const created = await create({ ...anna, ...documented })
    expect(created).toMatchObject(documented)
    await convertPendingCustomers(hq)
    const read = await readCustomer(hq, created.AccountNumber)
    expect(read).toMatchObject({ ...documented, IsAsyncCustomer: false })
  })

  test('of an edit are kept', async () => {
    const { hq, create, get } = await setup()
    const { AccountNumber } = await create(anna)
    const path = `Customers('${AccountNumber}')`
    const edited = await ask(hq.fetch, 'PATCH', path, documented, asApplication)
    expect(edited).toMatchObject({ status: 200, body: documented })
    expect((await get(path)).body).toMatchObject(documented)
  })

  test('of a wrong type are refused by name', async () => {
    const { post } = await setup()
    const answer = await post('Customers', { ...anna, VatNumber: 7 })
    expect(answer.text).toContain('VatNumber')
    expect(answer.status).toBe(400)
  })

  test('that a client writes empty are no change: no real-time call', async () => {
    const { hq, create } = await setup()
    const { AccountNumber } = await create(anna)
    const empty = { VatNumber: '', CreditLimit: 0, Blocked: false }
    await ask(hq.fetch, 'PATCH', `Customers('${AccountNumber}')`, empty, asApplication)
    expect(hq.log.get().at(-1)).toMatchObject({ status: 200, notes: [] })
  })
})

test('the log names properties that are not kept', async () => {
  const { hq, create } = await setup()
  await create({
    ...anna,
    Planet: 'Mars',
    Addresses: [{ ...via, Moon: 1, '@odata.type': '#x' }],
    '@odata.etag': '1',
  })
  expect(hq.log.get().at(-1)).toMatchObject({
    notes: [expect.stringMatching(/not kept.*: Planet, Addresses\[0\]\.Moon$/), expect.any(String)],
  })
})
