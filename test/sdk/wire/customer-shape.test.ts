import { describe, expect, test } from 'vitest'
import { answeredAttributes } from '../../../sdk/wire/attribute-shape.ts'
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

  test('skips an address without a name and a text, which nothing could be compared with', () => {
    const blank = { RecordId: 0, Id: '', Street: '', City: null, AddressTypeValue: 7, IsPrimary: true }
    const known = { ...blank, RecordId: 5 }
    const named = { ...blank, Street: 'Via Po 1' }
    const wire = readWireCustomer({ AccountNumber: '1', Addresses: [null, {}, blank, known, named] })
    expect(wire?.addresses).toMatchObject([{ recordId: '5' }, { content: { street: 'Via Po 1' } }])
  })

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
    addresses: [
      { street: 'Via Po 1', city: 'Torino', country: 'ITA' as const, purpose: 'delivery' as const },
    ],
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

describe('the attributes of an answer', () => {
  const read = (...Attributes: unknown[]) =>
    readWireCustomer({ AccountNumber: '000001', Attributes })?.attributes?.map(({ attribute }) => attribute)

  test('have the name that identifies them, a value and its type', () => {
    const stated = { Name: 'Numero', KeyName: 'Size', DataTypeValue: 4, AttributeValue: { IntegerValue: 44 } }
    const amount = { Name: 'Budget', DataTypeValue: 1, AttributeValue: { DecimalValue: 20 } }
    const untyped = { Name: 'News', AttributeValue: { StringValue: null, BooleanValue: false } }
    expect(read(stated, amount, untyped)).toEqual([
      { name: 'Size', value: 44, type: 'integer' },
      { name: 'Budget', value: 20, type: 'decimal' },
      { name: 'News', value: false, type: 'boolean' },
    ])
  })

  test('are left out without a value, and unknown without the list', () => {
    const blank = { Name: 'Day', DataTypeValue: 5, AttributeValue: { StringValue: '' } }
    const date = { Name: 'Since', DataTypeValue: 2, AttributeValue: { DateTimeOffsetValue: '2026-01-01' } }
    expect(read(blank, date, { Name: 'Size' }, 'nothing')).toEqual([])
    expect(readWireCustomer({ AccountNumber: '000001' })?.attributes).toBeUndefined()
  })

  test('keep the name by which this device knows them', () => {
    const wire = { Name: 'Numero', KeyName: 'Size', AttributeValue: { IntegerValue: 45 } }
    const answered = readWireCustomer({ AccountNumber: '000001', Attributes: [wire] })?.attributes ?? []
    const known = [{ name: 'Numero', value: 44 }]
    expect(answeredAttributes(known, answered)).toEqual([{ name: 'Numero', value: 45 }])
  })
})
