import { describe, expect, test } from 'vitest'
import type { Attribute } from '../../../sdk/domain/part.ts'
import { editCustomer } from '../../../sdk/operations/edit-customer.ts'
import { refusalBody } from '../../support/samples.ts'
import { json } from '../../support/scripted-channel.ts'
import { setupOperation } from './setup-operation.ts'

/** The attributes of a customer that the channel states with their types: 1 currency, 3 decimal, 4 integer, 5 text, 6 boolean. */
const stated = [
  {
    RecordId: 1,
    Name: 'Weight',
    KeyName: 'weight',
    DataTypeValue: 3,
    AttributeValue: { DecimalValue: 61.5 },
  },
  { RecordId: 2, Name: 'Spent', KeyName: 'spent', DataTypeValue: 1, AttributeValue: { DecimalValue: 0 } },
  {
    RecordId: 3,
    Name: 'Shoe size',
    KeyName: 'shoes',
    DataTypeValue: 4,
    AttributeValue: { IntegerValue: 42 },
  },
  { RecordId: 4, Name: 'Colour', DataTypeValue: 5, AttributeValue: { StringValue: 'red' } },
  { RecordId: 5, Name: 'News', DataTypeValue: 6, AttributeValue: { BooleanValue: true } },
]

async function attributesSent(attributes: Attribute[], known: readonly object[] = stated) {
  const { call, sent } = await setupOperation<'edit-customer'>(
    { kind: 'edit-customer', payload: { changes: { attributes } } },
    json({ AccountNumber: '004021', Attributes: known }),
    {},
  )
  expect(await editCustomer.send(call)).toMatchObject({ kind: 'ok' })
  return (JSON.parse(sent()[0]!.body) as { Attributes: { Name: string; AttributeValue: object }[] })
    .Attributes
}

describe('editing attributes', () => {
  test.each<[Attribute, number, object]>([
    [{ name: 'Weight', value: 62 }, 0, { DecimalValue: 62 }],
    [{ name: 'weight', value: 62 }, 0, { DecimalValue: 62 }],
    [{ name: 'Spent', value: 100 }, 1, { DecimalValue: 100 }],
    [{ name: 'Shoe size', value: 43 }, 2, { IntegerValue: 43 }],
    [{ name: 'Shoe size', value: 43, type: 'decimal' }, 2, { DecimalValue: 43 }],
    [{ name: 'Colour', value: 'blue' }, 3, { StringValue: 'blue' }],
    [{ name: 'News', value: false }, 4, { BooleanValue: false }],
  ])(
    'sends %j in the type that the channel states, with all other rows as they are',
    async (change, at, value) => {
      const sent = await attributesSent([change])
      expect(sent).toEqual(
        stated.map((row, index) => (index === at ? { ...row, AttributeValue: value } : row)),
      )
    },
  )

  test.each<[Attribute, object]>([
    [{ name: 'New', value: 42 }, { IntegerValue: 42 }],
    [{ name: 'New', value: -2147483648 }, { IntegerValue: -2147483648 }],
    [{ name: 'New', value: 2147483648 }, { DecimalValue: 2147483648 }],
    [{ name: 'New', value: 42, type: 'decimal' }, { DecimalValue: 42 }],
    [{ name: 'New', value: 0.5 }, { DecimalValue: 0.5 }],
    [{ name: 'New', value: '42' }, { StringValue: '42' }],
    [{ name: 'New', value: true }, { BooleanValue: true }],
  ])('adds %j in its own type to the rows that are there', async (added, value) => {
    expect(await attributesSent([added])).toEqual([...stated, { Name: 'New', AttributeValue: value }])
  })

  test('sends a value that does not fit the stated type in its own, so that headquarters can refuse it', async () => {
    const [weight] = await attributesSent([{ name: 'Weight', value: 'heavy' }])
    expect(weight).toMatchObject({ AttributeValue: { StringValue: 'heavy' } })
  })

  test('sends the attributes alone if the customer may not be read', async () => {
    const change = { changes: { attributes: [{ name: 'Weight', value: 62 }] } }
    const { call, sent } = await setupOperation<'edit-customer'>(
      { kind: 'edit-customer', payload: change },
      (response, { method }) =>
        method === 'GET'
          ? response.writeHead(403).end(refusalBody('UserNotAuthorized'))
          : json({ AccountNumber: '004021' })(response),
      {},
    )
    expect(await editCustomer.send(call)).toMatchObject({ kind: 'ok' })
    expect(JSON.parse(sent()[0]!.body)).toMatchObject({
      Attributes: [{ Name: 'Weight', AttributeValue: { IntegerValue: 62 } }],
    })
  })

  test('names a refused attribute by its place in the changes, not in the list that was sent', async () => {
    const attributes = [
      { name: 'New', value: 1 },
      { name: 'Shoe size', value: 99 },
    ]
    const result = {
      ErrorResourceId: 'AttributeValueOutOfBounds',
      MemberNames: ['Attributes[2].AttributeValue'],
    }
    const { call } = await setupOperation<'edit-customer'>(
      { kind: 'edit-customer', payload: { changes: { attributes } } },
      (response, { method }) =>
        method === 'GET'
          ? json({ AccountNumber: '004021', Attributes: stated })(response)
          : void response.writeHead(400).end(refusalBody('AttributeValueOutOfBounds', '', [result])),
      {},
    )
    expect(await editCustomer.send(call)).toMatchObject({
      error: { fields: [{ path: 'attributes.1.value', problem: 'invalid' }] },
    })
  })

  test('sends nothing while the customer cannot be read', async () => {
    const { call, sent } = await setupOperation<'edit-customer'>(
      { kind: 'edit-customer', payload: { changes: { attributes: [{ name: 'Weight', value: 62 }] } } },
      (response) => void response.writeHead(503).end(),
      {},
    )
    expect(await editCustomer.send(call)).toEqual({ kind: 'busy' })
    expect(sent()).toEqual([])
  })

  test('reads nothing for an edit without attributes', async () => {
    const { call, all } = await setupOperation<'edit-customer'>(
      { kind: 'edit-customer', payload: { changes: { email: undefined, optOutPersonalization: true } } },
      json({ AccountNumber: '004021' }),
      {},
    )
    await editCustomer.send(call)
    expect(all()).toHaveLength(1)
    expect(JSON.parse(all()[0]!.body)).toEqual({
      AccountNumber: '004021',
      Email: '',
      OptOutPersonalization: true,
    })
  })
})
