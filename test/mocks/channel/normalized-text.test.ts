import { describe, expect, test } from 'vitest'
import { textRules } from '../../../mocks/rules/channel-behaviour.ts'
import type { ChannelBehaviour } from '../../../mocks/index.ts'
import { anna, via } from '../client.ts'
import { startServer } from '../server/start-server.ts'
import { allSwitches, asyncMode, setup } from './setup.ts'

const typed = {
  FirstName: '  Anna   Maria ',
  MiddleName: 'van\u00a0 der',
  LastName: 'De\t Luca',
  Email: ' Anna.DeLuca@Example.COM ',
  ReceiptEmail: 'Receipts@Example.com',
  Phone: '+39 02  123-45',
  Cellphone: '(347) 1 23',
}
const address = {
  Name: ' My  home',
  Street: 'One  Microsoft Way ',
  BuildingCompliment: 'c/o  Rossi',
  City: ' Redmond',
  State: 'WA',
  ZipCode: '98052',
  ThreeLetterISORegionName: 'USA',
  Phone: '+1 425 1',
  Email: 'Home@Example.com',
}

const byDefault = {
  customer: {
    FirstName: 'Anna Maria',
    MiddleName: 'van der',
    LastName: 'De Luca',
    Name: 'Anna Maria van der De Luca',
    Email: 'anna.deluca@example.com',
    ReceiptEmail: 'receipts@example.com',
    Phone: '+39 02 123-45',
    Cellphone: '(347) 1 23',
  },
  address: {
    Name: 'My home',
    Street: 'One Microsoft Way',
    BuildingCompliment: 'c/o Rossi',
    City: 'Redmond',
    State: 'WA',
    ZipCode: '98052',
    Phone: '+1 425 1',
    Email: 'home@example.com',
  },
}
const withAllRules = {
  customer: {
    ...byDefault.customer,
    FirstName: 'ANNA MARIA',
    MiddleName: 'VAN DER',
    LastName: 'DE LUCA',
    Name: 'ANNA MARIA VAN DER DE LUCA',
    Phone: '390212345',
    Cellphone: '347123',
  },
  address: {
    ...byDefault.address,
    Name: 'MY HOME',
    Street: 'ONE MICROSOFT WAY',
    BuildingCompliment: 'C/O ROSSI',
    City: 'REDMOND',
    ZipCode: '98052-3788',
    Phone: '14251',
  },
}

const channels: [string, Partial<ChannelBehaviour>, typeof byDefault][] = [
  ['with the defaults', {}, byDefault],
  ['with all rules', { normalizes: textRules }, withAllRules],
]
const modes = [
  ['sync', {}],
  ['async', asyncMode],
] as const
const both = channels.flatMap(([name, channel, expected]) =>
  modes.map(([mode, options]) => ({ name: `${name}, ${mode}`, options: { ...options, channel }, expected })),
)

describe.each(both)('$name', ({ options, expected }) => {
  test('text comes back rewritten from the create, the reads and headquarters', async () => {
    const { hq, create, read, convert } = setup(options)
    const created = await create({ ...typed, Addresses: [address] })
    await convert()
    const [row] = (await hq.tables.read()).headquarters.customers
    for (const customer of [created, await read(created.AccountNumber), row?.customer]) {
      expect(customer).toMatchObject({ ...expected.customer, Addresses: [expected.address] })
    }
  })

  test('text comes back rewritten from edits, and from those of one field of an address', async () => {
    const { create, edit, read, convert } = setup({ ...options, features: allSwitches })
    const { AccountNumber } = await create({ ...anna, Addresses: [{ ...address, ZipCode: '10001' }] })
    await edit(AccountNumber, typed)
    const [known] = (await read(AccountNumber)).Addresses
    const { ZipCode, Street, City, Name } = address
    await edit(AccountNumber, { Addresses: [{ Id: known?.Id, ZipCode, Street, City, Name }] })
    await convert()
    expect(await read(AccountNumber)).toMatchObject({ ...expected.customer, Addresses: [expected.address] })
  })

  test('a whole entity that only repeats what was typed is no change', async () => {
    const { hq, create, edit, convert } = setup({ ...options, features: allSwitches })
    const { AccountNumber, Addresses } = await create({ ...typed, Addresses: [address] })
    await convert()
    await edit(AccountNumber, { ...typed, Addresses: [{ ...address, Id: Addresses[0]?.Id }] })
    expect(hq.log.get().at(-1)).toMatchObject({ status: 200, notes: [] })
    await edit(AccountNumber, { Phone: '02 9' })
    expect(await hq.jobs.run('1010')).toMatchObject({ failed: 0 })
  })

  test('searches find the customer by its rewritten e-mail', async () => {
    const { create, search } = setup(options)
    const { AccountNumber } = await create(typed)
    expect(await search('anna.deluca@example.com')).toEqual([AccountNumber])
  })
})

test('contacts are rewritten by their kind: phone, e-mail, other', async () => {
  const Contacts = [
    { AddressTypeValue: 1, Value: '+39 02 1', ValueExtension: ' 7  8' },
    { AddressTypeValue: 2, Value: ' Second@Example.com' },
    { AddressTypeValue: 3, Value: 'https://Example.com/Anna' },
  ]
  const { create } = setup({ channel: { normalizes: textRules } })
  const { Contacts: stored } = await create({ ...anna, Contacts })
  expect(stored.map(({ Value }) => Value)).toEqual([
    '39021',
    'second@example.com',
    'https://Example.com/Anna',
  ])
  expect(stored[0]?.ValueExtension).toBe('7 8')
})

test.each([
  ['a postal code that has nine digits', { ZipCode: '98052-1234' }, '98052-1234'],
  [
    'a postal code of another country',
    { ZipCode: '20121', ThreeLetterISORegionName: 'ITA', State: 'MI' },
    '20121',
  ],
])('ZIP+4 leaves %s alone', async (_what, changes, expected) => {
  const { create } = setup({ channel: { normalizes: ['zip-plus-4'] } })
  const { Addresses } = await create({ ...anna, Addresses: [{ ...address, ...changes }] })
  expect(Addresses[0]?.ZipCode).toBe(expected)
})

test('the repair of a row is rewritten too', async () => {
  const { hq, create, read, convert } = setup({ ...asyncMode, channel: { normalizes: textRules } })
  const { AccountNumber, Addresses } = await create({ ...anna, Addresses: [{ ...via, State: 'TX' }] })
  await convert()
  const repairs = Addresses.map((known) => ({ ...known, ...address }))
  await hq.tables.repairCustomer(AccountNumber, { ...typed, Addresses: repairs })
  await hq.jobs.run('synchronize-customers')
  await hq.jobs.run('1010')
  const repaired = await read(AccountNumber)
  expect(repaired).toMatchObject({ ...withAllRules.customer, Addresses: [withAllRules.address] })
})

test('text stays as it was typed without any rule', async () => {
  const { create } = setup({ channel: { normalizes: [] } })
  expect(await create({ ...anna, Email: 'Anna@Example.com', FirstName: 'Anna  Maria' })).toMatchObject({
    Email: 'Anna@Example.com',
    FirstName: 'Anna  Maria',
  })
})

test('text comes back rewritten over HTTP', async () => {
  const { json } = await startServer({ channel: { normalizes: textRules } })
  const { body } = await json('POST', '/Commerce/Customers', { ...typed, Addresses: [address] })
  expect(body).toMatchObject({ ...withAllRules.customer, Addresses: [withAllRules.address] })
})
