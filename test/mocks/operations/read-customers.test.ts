import { describe, expect, test } from 'vitest'
import { anna, asApplication, asShopper, errorOf } from '../client.ts'
import { asGuest, namesIn, setup } from './setup.ts'

describe('reading a customer', () => {
  test('is answered whole, whatever the preference', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    const minimal = { ...asApplication, headers: { Prefer: 'return=minimal' } }
    expect((await get(`Customers('${AccountNumber}')`, minimal)).body).toMatchObject({ AccountNumber })
  })

  test('a guest reads by temporary GUID only', async () => {
    const { hq, create, get } = await setup({ createCustomersAsync: true })
    const pending = await create(anna)
    expect((await get(`Customers('${pending.AccountNumber}')`, asGuest)).status).toBe(200)
    await hq.profile.set({ createCustomersAsync: false })
    const synced = await create(anna)
    const refused = await get(`Customers('${synced.AccountNumber}')`, asGuest)
    expect([refused.status, errorOf(refused).type]).toEqual([403, 'UserAuthorizationException'])
  })

  test('an unknown one is not found', async () => {
    const { get } = await setup()
    const answer = await get("Customers('000002')")
    expect([answer.status, errorOf(answer).id]).toEqual([400, 'CustomerNotFound'])
    expect(errorOf(await get("Customers('')", asShopper('nobody'))).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('')", asGuest)).id).toBe('AuthenticationRequired')
  })

  test('keys may be percent-encoded, and a quote inside is doubled', async () => {
    const { create, get } = await setup()
    const { AccountNumber } = await create(anna)
    expect((await get(`Customers(%27${AccountNumber}%27)`)).status).toBe(200)
    expect(errorOf(await get("Customers('O''Hara')")).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('a/b')")).id).toBe('CustomerNotFound')
    expect(errorOf(await get("Customers('O'Hara')")).id).toBe('MalformedRequest')
    expect(errorOf(await get('Customers(%E0%A4%A)')).id).toBe('MalformedRequest')
  })
})

describe('reading many', () => {
  test('those that exist come, in the order asked', async () => {
    const { create, post } = await setup()
    const [first, second] = [await create(anna), await create({ ...anna, FirstName: 'Berta' })]
    const accountNumbers = [second.AccountNumber, '999999', first.AccountNumber]
    const answer = await post('Customers/GetByAccountNumbers', { accountNumbers, searchLocationValue: 1 })
    expect(namesIn(answer.body)).toEqual(['Berta Bianchi', 'Anna Bianchi'])
  })

  test('with the GUID the converted customer comes', async () => {
    const { hq, create, post } = await setup({ createCustomersAsync: true })
    const { AccountNumber: guid } = await create(anna)
    for (const job of ['P-job', 'synchronize-customers', '1010'] as const) await hq.jobs.run(job)
    const answer = await post('Customers/GetByAccountNumbers', { accountNumbers: [guid] }, asGuest)
    expect(answer.body.value).toMatchObject([
      { IsAsyncCustomer: false, AccountNumber: expect.stringMatching(/^\d{6}$/) },
    ])
  })

  test('a guest cannot ask by account number, and a body without a list is refused', async () => {
    const { post } = await setup()
    const path = 'Customers/GetByAccountNumbers'
    expect((await post(path, { accountNumbers: ['004021'] }, asGuest)).status).toBe(403)
    expect(errorOf(await post(path, { accountNumbers: '004021' })).id).toBe('InvalidFormat')
  })
})
