import { describe, expect, test } from 'vitest'
import { readWireCustomer, toWireCustomer } from '../../../sdk/wire/customer-shape.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }
const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('AccountNumber untangled', () => {
  test('async: it is the temporary GUID', () => {
    expect(readWireCustomer({ AccountNumber: guid, IsAsyncCustomer: true })).toMatchObject({
      identity: { mode: 'async', guid },
    })
  })

  test('sync: it is the account number', () => {
    expect(readWireCustomer({ AccountNumber: '004021', IsAsyncCustomer: false })).toMatchObject({
      identity: { mode: 'sync', accountNumber: '004021' },
    })
  })

  test.each([undefined, null, false])('a GUID is never an account number, even with the flag %s', (flag) => {
    const body = { AccountNumber: guid.toUpperCase(), IsAsyncCustomer: flag }
    expect(readWireCustomer(body)?.identity).toEqual({ mode: 'async', guid })
  })

  test.each([undefined, null, '', 7, {}, [], { AccountNumber: '' }, { AccountNumber: 7 }])(
    '%j is no customer',
    (body) => {
      expect(readWireCustomer(body)).toBeUndefined()
    },
  )

  test('the id of the intent comes back from the extension properties, whatever else is in them', () => {
    const sent = toWireCustomer({ draft: ada, addressKeys: [], requestId: 'intent-1', requestAsync: false })
    const ExtensionProperties = [
      null,
      'x',
      { Key: 'Other' },
      ...(sent as { ExtensionProperties: object[] }).ExtensionProperties,
    ]
    expect(readWireCustomer({ AccountNumber: '1', ExtensionProperties })?.requestId).toBe('intent-1')
  })
})

test('a create carries what the shopper typed, in the words of the wire', () => {
  const draft = {
    firstName: 'Ada',
    lastName: 'Rossi',
    titleId: '5637144576',
    addresses: [{ street: 'Via Po 1', city: 'Torino', country: 'ITA', purpose: 'delivery' as const }],
  }
  expect(
    toWireCustomer({ draft, addressKeys: ['a-1'], requestId: 'intent-1', requestAsync: true }),
  ).toMatchObject({
    AccountNumber: '',
    IsAsyncCustomer: true,
    Name: 'Ada Rossi',
    TitleRecordId: 5637144576,
    Addresses: [
      { Street: 'Via Po 1', BuildingCompliment: '', ThreeLetterISORegionName: 'ITA', AddressTypeValue: 2 },
    ],
  })
})
