import { describe, expect, test } from 'vitest'
import { readWireCustomer, toWireCustomer } from '../../../sdk/wire/customer-shape.ts'

const ada = { firstName: 'Ada', lastName: 'Rossi' }
const guid = '0f8fad5b-d9cb-469f-a165-70867728950e'

describe('reading AccountNumber', () => {
  test('reads the temporary GUID of an async customer', () => {
    expect(readWireCustomer({ AccountNumber: guid, IsAsyncCustomer: true })).toMatchObject({
      identity: { mode: 'async', guid },
    })
  })

  test('reads the account number of a sync customer', () => {
    expect(readWireCustomer({ AccountNumber: '004021', IsAsyncCustomer: false })).toMatchObject({
      identity: { mode: 'sync', accountNumber: '004021' },
    })
  })

  test.each([undefined, null, false])(
    'never takes a GUID for an account number, even if IsAsyncCustomer is %s',
    (flag) => {
      const body = { AccountNumber: guid.toUpperCase(), IsAsyncCustomer: flag }
      expect(readWireCustomer(body)?.identity).toEqual({ mode: 'async', guid })
    },
  )

  test.each([undefined, null, '', 7, {}, [], { AccountNumber: '' }, { AccountNumber: 7 }])(
    'rejects %j, which is no customer',
    (body) => {
      expect(readWireCustomer(body)).toBeUndefined()
    },
  )

  test('finds the request id among unknown and malformed extension properties', () => {
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

test('writes a create in the field names of the wire', () => {
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
