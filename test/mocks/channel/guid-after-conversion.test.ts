import { describe, expect, test } from 'vitest'
import type { ChannelBehaviour } from '../../../mocks/index.ts'
import { anna, ask, asShopper, customerIn, errorOf } from '../client.ts'
import { startServer } from '../server/start-server.ts'
import { allSwitches, asyncMode, setup } from './setup.ts'

type Choice = ChannelBehaviour['guidAfterConversion']

/** A customer that was pending and has its account number, and both of its names. */
async function convertedCustomer(guidAfterConversion: Choice, features = {}) {
  const channel = { guidAfterConversion }
  const stage = setup({ ...asyncMode, features, channel })
  const { AccountNumber: guid } = await stage.create(anna, asShopper(stage.hq, 'anna'))
  await stage.convert()
  const own = await ask(stage.hq.fetch, 'GET', "Customers('')", undefined, asShopper(stage.hq, 'anna'))
  return { ...stage, guid, own: customerIn(own) }
}

describe('the GUID of a converted customer', () => {
  test('answers the customer with its account number by default', async () => {
    const { read, guid, own } = await convertedCustomer('converted-customer')
    expect(await read(guid)).toEqual(own)
    expect(own).toMatchObject({ IsAsyncCustomer: false, AccountNumber: expect.stringMatching(/^\d{6}$/) })
  })

  test('is not found, if so set: neither read, listed nor edited', async () => {
    const { send, guid, own } = await convertedCustomer('not-found')
    const body = { accountNumbers: [guid, own.AccountNumber] }
    const listed = await send('POST', 'Customers/GetByAccountNumbers', body)
    expect(listed.body.value).toMatchObject([{ AccountNumber: own.AccountNumber }])
    for (const method of ['GET', 'PATCH'] as const) {
      const answer = await send(method, `Customers('${guid}')`, method === 'GET' ? undefined : {})
      expect([method, errorOf(answer).id]).toEqual([method, 'CustomerNotFound'])
    }
  })

  test('answers the pending customer as it was, if so set, without an account number', async () => {
    const { send, guid, own, read } = await convertedCustomer('async-row')
    expect(await read(guid)).toMatchObject({ IsAsyncCustomer: true, AccountNumber: guid, RecordId: 0 })
    expect(await read(own.AccountNumber)).toMatchObject({ IsAsyncCustomer: false })
    const edit = await send('PATCH', `Customers('${guid}')`, { Phone: '02 1' })
    expect(errorOf(edit).id).toBe('UpdateAsyncCustomerNotSupported')
  })

  test('takes an edit of the pending row to headquarters where pending customers can be edited', async () => {
    const { guid, own, edit, convert, read } = await convertedCustomer('async-row', allSwitches)
    expect(await edit(guid, { Phone: '02 1' })).toMatchObject({ AccountNumber: guid, Phone: '02 1' })
    await convert()
    expect(await read(own.AccountNumber)).toMatchObject({ Phone: '02 1' })
  })

  test.each(['converted-customer', 'not-found', 'async-row'] as const)(
    'leaves the shopper its customer, and orders and cards their owner: %s',
    async (choice) => {
      const { hq, send, guid, own } = await convertedCustomer(choice)
      expect(own).toMatchObject({ IsAsyncCustomer: false, FirstName: 'Anna' })
      const again = await send('POST', 'Customers', anna, asShopper(hq, 'anna'))
      expect(errorOf(again).id).toBe('ExistingCustomerAlreadyMappedToExternalIdentity')
      const card = { loyaltyCard: { CustomerAccount: '' } }
      const issued = await send('POST', 'IssueLoyaltyCard', card, asShopper(hq, 'anna'))
      expect(issued.body.CustomerAccount).toBe(own.AccountNumber)
      expect(await hq.orders.place({ account: guid })).toMatchObject({ account: own.AccountNumber })
    },
  )

  test('a guest who knows only the GUID gets the same answer, over HTTP', async () => {
    const { json } = await startServer({ ...asyncMode, channel: { guidAfterConversion: 'not-found' } })
    const created = await json('POST', '/Commerce/Customers', anna)
    const path = `/Commerce/Customers('${String(created.body.AccountNumber)}')`
    expect((await json('GET', path)).status).toBe(200)
    for (const job of ['P-job', 'synchronize-customers', '1010']) await json('POST', `/hq/jobs/${job}`)
    expect((await json('GET', path)).body.Exception).toContain('CustomerNotFound')
  })
})
