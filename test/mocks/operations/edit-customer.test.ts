import { describe, expect, test } from 'vitest'
import type { HeadquartersOptions } from '../../../mocks/api/options.ts'
import { createHeadquarters } from '../../../mocks/index.ts'
import type { Customer } from '../../../mocks/wire/entities.ts'
import {
  anna,
  ask,
  asApplication,
  asShopper,
  convertPendingCustomers,
  customerIn,
  errorOf,
  via,
} from '../client.ts'

const setup = async (options: HeadquartersOptions = {}, body: object = anna) => {
  const hq = createHeadquarters(options)
  const created = customerIn(await ask(hq.fetch, 'POST', 'Customers', body))
  const path = `Customers('${created.AccountNumber}')`
  const patch = (changes: unknown) => ask(hq.fetch, 'PATCH', path, changes, asApplication)
  const read = async () => customerIn(await ask(hq.fetch, 'GET', path, undefined, asApplication))
  const convert = () => convertPendingCustomers(hq)
  return { hq, created, patch, read, convert }
}

describe('a synced customer', () => {
  test('is edited at headquarters and in the channel', async () => {
    const { hq, patch } = await setup()
    expect(customerIn(await patch({ LastName: 'Verdi', TitleRecordId: 5637144576 }))).toMatchObject({
      Name: 'Anna Verdi',
      TitleRecordId: 5637144576,
    })
    expect((await hq.tables.read()).headquarters.customers[0]?.customer.Name).toBe('Anna Verdi')
  })

  test('has addresses added, changed and deactivated by a PATCH', async () => {
    const { patch, read } = await setup()
    await patch({ Addresses: [{ ...via, IsPrimary: true }] })
    const [home] = (await read()).Addresses
    expect(home).toMatchObject({ IsAsyncAddress: false, IsPrimary: true })
    await patch({ Addresses: [{ ...via, Name: 'Work', IsPrimary: true }] })
    expect((await read()).Addresses.map(({ Name, IsPrimary }) => [Name, IsPrimary])).toEqual([
      ['Home', false],
      ['Work', true],
    ])
    await patch({ Addresses: [{ RecordId: home?.RecordId, City: 'Torino', State: 'TO', ZipCode: '10121' }] })
    expect((await read()).Addresses.find(({ Name }) => Name === 'Home')?.City).toBe('Torino')
    await patch({ Addresses: [{ RecordId: home?.RecordId, Deactivate: true }] })
    expect((await read()).Addresses.map(({ Name }) => Name)).toEqual(['Work'])
  })

  test('can be sent back whole, as it was read', async () => {
    const { patch, read } = await setup({}, { ...anna, Addresses: [via] })
    const before = await read()
    expect((await patch({ ...before, Phone: '02 1' })).status).toBe(200)
    expect(await read()).toMatchObject({ ...before, '@odata.context': expect.anything(), Phone: '02 1' })
  })

  test.each([
    ['another account number', { AccountNumber: '999999' }, 'IdMismatch'],
    ['another record id', { RecordId: 1 }, 'IdMismatch'],
    ['an unknown address', { Addresses: [{ ...via, RecordId: 1 }] }, 'IdMismatch'],
    ['another party', { PartyNumber: 'X' }, 'PropertyUpdateNotAllowed'],
    ['another type', { CustomerTypeValue: 2 }, 'PropertyUpdateNotAllowed'],
    [
      'two primary addresses',
      { Addresses: [1, 2].map(() => ({ ...via, IsPrimary: true })) },
      'MultiplePrimaryAddresses',
    ],
    ['a wrong e-mail', { Email: 'anna' }, 'InvalidEmailAddress'],
  ])('is not changed by a body with %s', async (_problem, changes, id) => {
    const { patch, read } = await setup()
    const before = await read()
    expect(errorOf(await patch(changes)).id).toBe(id)
    expect(await read()).toEqual(before)
  })

  test('gets an address without a real-time call when async addresses are on, and its record id after the jobs', async () => {
    const { hq, patch, read, convert } = await setup({ features: { asyncAddresses: true } })
    const [saved] = customerIn(await patch({ Addresses: [via] })).Addresses
    expect(saved).toMatchObject({ RecordId: 0, IsAsyncAddress: true })
    expect(hq.log.get().at(-1)).toMatchObject({ notes: [] })
    await convert()
    const addresses = (await read()).Addresses
    expect(addresses).toHaveLength(1)
    expect(addresses[0]).toMatchObject({ Id: saved?.Id, IsAsyncAddress: false })
    expect(addresses[0]?.RecordId).toBeGreaterThan(0)
  })
})

describe('a pending customer', () => {
  const profile = { createCustomersAsync: true }
  const all = { asyncAddresses: true, enhancedAsyncCreation: true, asyncEditing: true }

  test.each([
    ['the name', { LastName: 'Verdi' }],
    ['the title', { TitleRecordId: 5637144576 }],
    ['an address', { Addresses: [via] }],
    ['an affiliation', { CustomerAffiliations: [{ RetailAffiliationId: 68719476743 }] }],
    ['a second phone', { Contacts: [{ AddressTypeValue: 1, Value: '02 1' }] }],
  ])('is refused an edit of %s while all switches are off', async (_part, changes) => {
    const { patch } = await setup({ profile })
    expect(errorOf(await patch(changes)).id).toBe('UpdateAsyncCustomerNotSupported')
  })

  test('can be edited in the parts that the switches allow', async () => {
    const addresses = await setup({ profile, features: { asyncAddresses: true } })
    expect((await addresses.patch({ Addresses: [via, via] })).status).toBe(200)
    expect((await addresses.read()).Addresses).toHaveLength(2)
    expect((await addresses.patch({ TitleRecordId: 5637144576 })).status).toBe(400)

    const enhanced = await setup({ profile, features: { enhancedAsyncCreation: true } })
    expect((await enhanced.patch({ TitleRecordId: 5637144576 })).status).toBe(200)
    expect((await enhanced.patch({ Addresses: [via] })).status).toBe(400)

    const editing = await setup({ profile, features: all })
    expect((await editing.patch({ LastName: 'Verdi' })).status).toBe(200)
    expect((await editing.patch({ Contacts: [{ AddressTypeValue: 1, Value: '02 1' }] })).status).toBe(400)
  })

  test('takes its added addresses along to headquarters', async () => {
    const { patch, read, convert } = await setup(
      { profile, features: { asyncAddresses: true } },
      { ...anna, Addresses: [via] },
    )
    await patch({ Addresses: [{ ...via, Name: 'Work' }] })
    await convert()
    const converted = await read()
    expect(converted.IsAsyncCustomer).toBe(false)
    expect(converted.Addresses.map(({ Name, RecordId }) => [Name, RecordId > 0])).toEqual([
      ['Home', true],
      ['Work', true],
    ])
  })

  test('is uploaded again by the next P-job when it was edited after the first', async () => {
    const { hq, patch, read, convert } = await setup(
      { profile, features: all },
      { ...anna, Addresses: [via] },
    )
    await hq.jobs.run('P-job')
    const [address] = (await read()).Addresses
    await patch({
      LastName: 'Verdi',
      Addresses: [{ Id: address?.Id, City: 'Lodi', ZipCode: '26900', State: 'LO' }],
    })
    await convert()
    expect(await read()).toMatchObject({ Name: 'Anna Verdi', Addresses: [{ City: 'Lodi' }] })
    expect((await read()).Addresses).toHaveLength(1)
  })

  test('can have an added address edited or deactivated before and after P-job uploads it', async () => {
    const { hq, patch, read, convert } = await setup({ profile, features: all })
    const [added] = customerIn(await patch({ Addresses: [via] })).Addresses
    await patch({ Addresses: [{ Id: added?.Id, City: 'Lodi' }] })
    expect((await read()).Addresses).toMatchObject([{ City: 'Lodi' }])
    await hq.jobs.run('P-job')
    await patch({ Addresses: [{ Id: added?.Id, City: 'Roma', State: 'RM' }] })
    expect((await read()).Addresses).toMatchObject([{ City: 'Roma' }])
    const [, second] = customerIn(await patch({ Addresses: [{ ...via, Name: 'Work' }] })).Addresses
    await patch({ Addresses: [{ Id: second?.Id, Deactivate: true }] })
    await convert()
    expect((await read()).Addresses).toMatchObject([{ City: 'Roma', IsAsyncAddress: false }])
  })

  test('can still be edited by its GUID after the conversion, as a synced customer', async () => {
    const { patch, convert, created } = await setup({ profile })
    await convert()
    const edited = customerIn(await patch({ ...created, LastName: 'Verdi' } satisfies Customer))
    expect(edited).toMatchObject({ Name: 'Anna Verdi', IsAsyncCustomer: false })
  })
})

describe('permissions', () => {
  test('a shopper edits only their own customer, and a guest edits none', async () => {
    const hq = createHeadquarters()
    const mine = customerIn(await ask(hq.fetch, 'POST', 'Customers', anna, asShopper(hq, 'anna')))
    const other = customerIn(await ask(hq.fetch, 'POST', 'Customers', { ...anna, Email: 'b@example.com' }))
    const changes = { Phone: '02 1' }
    const patch = (account: string, options = {}) =>
      ask(hq.fetch, 'PATCH', `Customers('${account}')`, changes, options)
    expect((await patch(mine.AccountNumber, asShopper(hq, 'anna'))).status).toBe(200)
    expect((await patch('', asShopper(hq, 'anna'))).status).toBe(200)
    const foreign = await patch(other.AccountNumber, asShopper(hq, 'anna'))
    expect([foreign.status, errorOf(foreign).id]).toEqual([403, 'AuthorizationFailed'])
    const guest = await patch(other.AccountNumber)
    expect([guest.status, errorOf(guest).id]).toEqual([401, 'AuthenticationFailed'])
  })
})
