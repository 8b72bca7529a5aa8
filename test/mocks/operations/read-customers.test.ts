import { describe, expect, test } from 'vitest'
import { anna, asApplication, asShopper, convertPendingCustomers, errorOf } from '../client.ts'
import { asGuest, namesIn, setup } from './setup.ts'

describe('reading a customer', () => {
  test('returns the whole customer even with return=minimal', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    const minimal = { ...asApplication, headers: { Prefer: 'return=minimal' } }
    expect((await get(`Customers('${AccountNumber}')`, minimal)).body).toMatchObject({ AccountNumber })
  })

  test('allows a guest to read only by temporary GUID', async () => {
    const { hq, create, get } = await setup({ createCustomersAsync: true })
    const pending = await create(anna)
    expect((await get(`Customers('${pending.AccountNumber}')`, asGuest)).status).toBe(200)
    await hq.profile.set({ createCustomersAsync: false })
    const synced = await create(anna)
    const refused = await get(`Customers('${synced.AccountNumber}')`, asGuest)
    expect([refused.status, errorOf(refused).type]).toEqual([403, 'UserAuthorizationException'])
  })

  test('finds the own pending customer of a shopper by its GUID in upper case', async () => {
    const { hq, create, get } = await setup({ createCustomersAsync: true })
    const shopper = asShopper(hq, 'anna')
    const { AccountNumber } = await create(anna, shopper)
    const read = await get(`Customers('${AccountNumber.toUpperCase()}')`, shopper)
    expect(read).toMatchObject({ status: 200, body: { AccountNumber } })
  })

  test('reports an unknown customer as not found, and asks a guest to sign in', async () => {
    const { hq, get } = await setup()
    const answer = await get("Customers('000002')")
    expect([answer.status, errorOf(answer).id]).toEqual([400, 'CustomerNotFound'])
    expect(errorOf(await get("Customers('')", asShopper(hq, 'nobody'))).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('')", asGuest)).id).toBe('AuthenticationFailed')
  })

  test('accepts percent-encoded keys and doubled quotes, and rejects malformed keys', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    expect((await get(`Customers(%27${AccountNumber}%27)`)).status).toBe(200)
    expect(errorOf(await get("Customers('O''Hara')")).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('a/b')")).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('O'Hara')")).id).toBe('MalformedRequest')
    expect(errorOf(await get('Customers(%E0%A4%A)')).id).toBe('MalformedRequest')
  })
})

describe('reading several customers', () => {
  test('returns the existing customers in the requested order', async () => {
    const { create, post } = await setup()
    const [first, second] = [await create(anna), await create({ ...anna, FirstName: 'Berta' })]
    const accountNumbers = [second.AccountNumber, '999999', first.AccountNumber]
    const answer = await post('Customers/GetByAccountNumbers', { accountNumbers, searchLocationValue: 1 })
    expect(namesIn(answer.body)).toEqual(['Berta Bianchi', 'Anna Bianchi'])
  })

  test('returns the converted customer for its GUID', async () => {
    const { hq, create, post } = await setup({ createCustomersAsync: true })
    const { AccountNumber: guid } = await create(anna)
    await convertPendingCustomers(hq)
    const answer = await post('Customers/GetByAccountNumbers', { accountNumbers: [guid] })
    expect(answer.body.value).toMatchObject([
      { IsAsyncCustomer: false, AccountNumber: expect.stringMatching(/^\d{6}$/) },
    ])
  })

  test('rejects account numbers from a guest, and a body without a list', async () => {
    const { post } = await setup()
    const path = 'Customers/GetByAccountNumbers'
    const refused = await post(path, { accountNumbers: ['004021'] }, asGuest)
    expect([refused.status, errorOf(refused).id]).toEqual([401, 'AuthenticationFailed'])
    expect(errorOf(await post(path, { accountNumbers: '004021' })).id).toBe('InvalidFormat')
  })
})
