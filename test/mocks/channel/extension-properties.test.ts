import { describe, expect, test } from 'vitest'
import { batchedAnswers, microsoftBatch } from '../../support/microsoft-batch.ts'
import { anna, asApplication, via } from '../client.ts'
import { startServer } from '../server/start-server.ts'
import { allSwitches, asyncMode, setup } from './setup.ts'

const property = (Key: string, StringValue: string) => ({ Key, Value: { StringValue } })
const ExtensionProperties = [property('PendingSyncRequestId', 'secret-1'), property('Theme', 'secret-2')]
const body = { ...anna, ExtensionProperties, Addresses: [{ ...via, ExtensionProperties }] }
const modes = [
  ['sync', {}],
  ['async', asyncMode],
] as const

describe.each(modes)('in %s mode, by default', (_mode, options) => {
  test('drops them from a create, from storage and from every answer', async () => {
    const { hq, send, create, read, search, convert } = setup(options)
    const created = await create(body)
    const { AccountNumber } = created
    const listed = await send('POST', 'Customers/GetByAccountNumbers', { accountNumbers: [AccountNumber] })
    await convert()
    for (const customer of [created, listed.body.value?.[0], await read(AccountNumber)]) {
      expect(customer).toMatchObject({ ExtensionProperties: [], Addresses: [{ ExtensionProperties: [] }] })
    }
    expect(await search('secret-1')).toEqual([])
    expect(JSON.stringify(await hq.snapshot())).not.toContain('secret')
  })

  test('drops them from edits of the customer, of an address and of a whole entity', async () => {
    const { hq, create, read, edit, convert } = setup({ ...options, features: allSwitches })
    const { AccountNumber } = await create({ ...anna, Addresses: [via] })
    const [address] = (await read(AccountNumber)).Addresses
    await edit(AccountNumber, { Phone: '02 1', ExtensionProperties })
    await edit(AccountNumber, { Addresses: [{ Id: address?.Id, City: 'Lodi', ExtensionProperties }] })
    await edit(AccountNumber, { ...(await read(AccountNumber)), LastName: 'Verdi', ExtensionProperties })
    await edit(AccountNumber, { Addresses: [{ ...via, Name: 'Work', ExtensionProperties }] })
    await convert()
    expect(await read(AccountNumber)).toMatchObject({
      LastName: 'Verdi',
      Phone: '02 1',
      Addresses: [{ City: 'Lodi' }, { Name: 'Work' }],
    })
    expect(JSON.stringify(await hq.snapshot())).not.toContain('secret')
  })

  test('drops them from the requests of a batch', async () => {
    const { hq, send } = setup(options)
    const batch = microsoftBatch([{ method: 'POST', path: 'Customers', body }])
    const headers = { 'Content-Type': batch.contentType }
    const answer = await send('POST', '$batch', batch.body, { ...asApplication, headers })
    expect(batchedAnswers(answer.text).get('1')).toMatchObject({
      status: 201,
      body: { ExtensionProperties: [] },
    })
    expect(JSON.stringify(await hq.snapshot())).not.toContain('secret')
  })
})

test('drops them from the repair of an uploaded row', async () => {
  const { hq, create } = setup(asyncMode)
  const { AccountNumber, Addresses } = await create({ ...anna, Addresses: [{ ...via, State: 'TX' }] })
  await hq.jobs.run('P-job')
  await hq.jobs.run('synchronize-customers')
  const repaired = Addresses.map((address) => ({ ...address, ...via, ExtensionProperties }))
  await hq.tables.repairCustomer(AccountNumber, { ...anna, ExtensionProperties, Addresses: repaired })
  expect(JSON.stringify(await hq.snapshot())).not.toContain('secret')
})

test('says in the log what was dropped', async () => {
  const { hq, create } = setup()
  await create(body)
  expect(hq.log.get().at(-1)).toMatchObject({
    notes: expect.arrayContaining([
      'extension properties dropped: PendingSyncRequestId, Theme (see keepsExtensionProperties)',
    ]),
  })
})

test('keeps the listed ones, through the conversion and in searches', async () => {
  const channel = { keepsExtensionProperties: ['PendingSyncRequestId'] }
  const { create, read, search, convert } = setup({ ...asyncMode, channel })
  const { AccountNumber } = await create(body)
  await convert()
  const kept = [property('PendingSyncRequestId', 'secret-1')]
  const converted = await read(AccountNumber)
  expect(converted).toMatchObject({ IsAsyncCustomer: false, ExtensionProperties: kept })
  expect(converted.Addresses[0]?.ExtensionProperties).toEqual(kept)
  expect(await search('secret-1')).toEqual([converted.AccountNumber])
})

test('an edit that names only dropped ones does not remove a kept one', async () => {
  const channel = { keepsExtensionProperties: ['PendingSyncRequestId'] }
  const { create, edit } = setup({ channel })
  const { AccountNumber } = await create(body)
  const edited = await edit(AccountNumber, { ExtensionProperties: [property('Theme', 'dark')] })
  expect(edited.ExtensionProperties).toEqual([property('PendingSyncRequestId', 'secret-1')])
  expect((await edit(AccountNumber, { ExtensionProperties: [] })).ExtensionProperties).toEqual([])
})

test("keeps all of them with 'all'", async () => {
  const { create, read } = setup({ channel: { keepsExtensionProperties: 'all' } })
  const { AccountNumber } = await create(body)
  const customer = await read(AccountNumber)
  expect(customer).toMatchObject({ ExtensionProperties, Addresses: [{ ExtensionProperties }] })
})

test('the configuration of the channel has its own ones in any case', async () => {
  const { body: configuration } = await setup(asyncMode).send('POST', 'OrgUnits/GetOrgUnitConfiguration', {})
  expect(configuration.ExtensionProperties).toHaveLength(2)
})

test('drops them over HTTP, until the tester keeps them', async () => {
  const { json } = await startServer()
  const first = await json('POST', '/Commerce/Customers', body)
  expect(first.body.ExtensionProperties).toEqual([])
  await json('POST', '/hq/channel', { keepsExtensionProperties: 'all' })
  const second = await json('POST', '/Commerce/Customers', body)
  expect(second.body.ExtensionProperties).toEqual(ExtensionProperties)
})
