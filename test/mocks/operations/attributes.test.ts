import { describe, expect, test } from 'vitest'
import type { AttributeDefinition } from '../../../mocks/index.ts'
import { createHeadquarters, type HeadquartersOptions } from '../../../mocks/index.ts'
import {
  anna,
  ask,
  asApplication,
  asEmployee,
  asShopper,
  customerIn,
  errorOf,
} from '../client.ts'

const definitions: readonly AttributeDefinition[] = [
  {
    name: 'newsDay',
    type: 'text',
    values: ['Monday', 'Friday'],
    friendlyName: 'Day for news',
    translations: { it: { friendlyName: 'Giorno delle novità' } },
  },
  { name: 'shoeSize', type: 'integer', minimum: 20, maximum: 50, unit: 'EU' },
  { name: 'height', type: 'decimal', minimum: 0 },
  { name: 'budget', type: 'currency', default: 100 },
  { name: 'likesWine', type: 'boolean' },
]

function setup(options: HeadquartersOptions = {}) {
  const hq = createHeadquarters({ now: 0, attributes: definitions, ...options })
  const post = (Attributes: readonly object[], headers = {}) =>
    ask(hq.fetch, 'POST', 'Customers', { ...anna, Attributes }, { headers })
  return { hq, post }
}

const problemOf = async (attribute: object, options?: HeadquartersOptions) => {
  const answer = await setup(options).post([attribute])
  const { validation } = { validation: errorOf(answer) }
  return { status: answer.status, error: JSON.stringify(validation) }
}

describe('the attributes of a new customer', () => {
  test('are stored in the types of their definitions, with the defaults of those that are not given', async () => {
    const { hq, post } = setup()
    const answer = await post([
      { Name: 'newsDay', AttributeValue: { StringValue: 'Friday' } },
      { KeyName: 'shoeSize', AttributeValue: { DecimalValue: 42 } },
      { Name: 'height', AttributeValue: { DecimalValue: 1.83 } },
      { Name: 'likesWine', DataTypeValue: 6, AttributeValue: { BooleanValue: false } },
    ])
    expect(answer.text).toContain('AccountNumber')
    const created = customerIn(answer)
    const expected = [
      {
        KeyName: 'newsDay',
        Name: 'Day for news',
        DataTypeValue: 5,
        AttributeValue: { StringValue: 'Friday' },
      },
      { KeyName: 'shoeSize', DataTypeValue: 4, AttributeValue: { IntegerValue: 42 } },
      { KeyName: 'height', DataTypeValue: 3, AttributeValue: { DecimalValue: 1.83 } },
      { KeyName: 'likesWine', DataTypeValue: 6, AttributeValue: { BooleanValue: false } },
      { KeyName: 'budget', DataTypeValue: 1, AttributeValue: { DecimalValue: 100 } },
    ]
    expect(created.Attributes).toMatchObject(expected)
    const path = `Customers('${created.AccountNumber}')`
    const read = await ask(hq.fetch, 'GET', path, undefined, asApplication)
    expect(read.body).toMatchObject({ Attributes: expected })
  })

  test.each([
    [
      'is none of the list',
      { Name: 'newsDay', AttributeValue: { StringValue: 'Someday' } },
      'InvalidAttributeValue',
    ],
    ['is too small', { Name: 'shoeSize', AttributeValue: { IntegerValue: 19 } }, 'AttributeValueOutOfBounds'],
    [
      'is too large for 32 bits',
      { Name: 'shoeSize', AttributeValue: { LongValue: 2 ** 40 } },
      'AttributeValueOutOfBounds',
    ],
    ['is a fraction', { Name: 'shoeSize', AttributeValue: { DecimalValue: 42.5 } }, 'AttributeTypeMismatch'],
    ['is a text', { Name: 'height', AttributeValue: { StringValue: '1.83' } }, 'AttributeTypeMismatch'],
    [
      'has two values',
      { Name: 'height', AttributeValue: { DecimalValue: 1, StringValue: '1' } },
      'AttributeTypeMismatch',
    ],
    [
      'says another type',
      { Name: 'height', DataTypeValue: 5, AttributeValue: { DecimalValue: 1 } },
      'AttributeTypeMismatch',
    ],
    ['is not defined', { Name: 'hat', AttributeValue: { StringValue: 'M' } }, 'AttributeDefinitionNotFound'],
    [
      'is called constructor',
      { Name: 'constructor', AttributeValue: { StringValue: 'M' } },
      'AttributeDefinitionNotFound',
    ],
    [
      'is called __proto__',
      { KeyName: '__proto__', AttributeValue: { StringValue: 'M' } },
      'AttributeDefinitionNotFound',
    ],
    ['has no name', { AttributeValue: { StringValue: 'M' } }, 'RequiredValueNotFound'],
  ])('are refused when one %s, and the error names it', async (_what, attribute, id) => {
    const { status, error } = await problemOf(attribute)
    expect(status).toBe(400)
    expect(error).toContain(id)
    expect(error).toContain('Attributes[0].')
  })

  test('are refused when one is there twice', async () => {
    const twice = { Name: 'height', AttributeValue: { DecimalValue: 1 } }
    const answer = await setup().post([twice, twice])
    expect(JSON.stringify(errorOf(answer))).toContain('Attributes[1].Name')
  })

  test('must contain a mandatory one', async () => {
    const { status, error } = await problemOf(
      { Name: 'height', AttributeValue: { DecimalValue: 1 } },
      { attributes: [...definitions, { name: 'birthplace', type: 'text', isMandatory: true }] },
    )
    expect(status).toBe(400)
    expect(error).toContain('AttributeValueCannotBeNull')
  })

  test('are found by a translated name, and answered in the language of the request', async () => {
    const { post } = setup()
    const attribute = { Name: 'Giorno delle novità', AttributeValue: { StringValue: 'Monday' } }
    const created = customerIn(await post([attribute], { 'Accept-Language': 'it-IT,it;q=0.9' }))
    expect(created.Attributes[0]).toMatchObject({ KeyName: 'newsDay', Name: 'Giorno delle novità' })
  })

  test.each([
    ['dropped', 201, []],
    ['kept', 201, [{ Name: 'hat', AttributeValue: { StringValue: 'M' } }]],
  ] as const)('may be unknown while unknown ones are %s', async (unknownAttributes, status, stored) => {
    const attributes = [{ name: 'height', type: 'decimal' }] as const
    const { post } = setup({ attributes, channel: { unknownAttributes } })
    const answer = await post([{ Name: 'hat', AttributeValue: { StringValue: 'M' } }])
    expect(answer.status).toBe(status)
    expect(customerIn(answer).Attributes).toMatchObject(stored)
  })

  test('may have any name while headquarters has not defined any', async () => {
    const answer = await setup({ attributes: [] }).post([
      { Name: 'hat', AttributeValue: { StringValue: 'M' } },
    ])
    expect(answer.status).toBe(201)
  })
})

describe('an edit of attributes', () => {
  const edit = async (Attributes: readonly object[]) => {
    const { hq, post } = setup()
    const { AccountNumber } = customerIn(
      await post([{ Name: 'height', AttributeValue: { DecimalValue: 1.83 } }]),
    )
    const path = `Customers('${AccountNumber}')`
    return { hq, path, answer: await ask(hq.fetch, 'PATCH', path, { Attributes }, asApplication) }
  }

  test('is checked like a create', async () => {
    const { answer } = await edit([{ Name: 'height', AttributeValue: { DecimalValue: -1 } }])
    expect(answer.status).toBe(400)
    expect(JSON.stringify(errorOf(answer))).toContain('AttributeValueOutOfBounds')
  })

  test('may repeat a value that a newer definition does not allow', async () => {
    const { hq, path } = await edit([])
    const known = customerIn(await ask(hq.fetch, 'GET', path, undefined, asApplication)).Attributes
    await hq.attributes.define({ name: 'height', type: 'decimal', maximum: 1 })
    const answer = await ask(hq.fetch, 'PATCH', path, { Attributes: known }, asApplication)
    expect(answer.status).toBe(200)
  })
})

describe('the definitions', () => {
  test('are read by employees, with types, lists, bounds and translations', async () => {
    const { hq } = setup()
    const { body } = await ask(
      hq.fetch,
      'POST',
      'GetAttributeDefinitions',
      { attributeDefinitionCriteria: {} },
      asEmployee,
    )
    expect(body.value).toHaveLength(5)
    expect(body.value?.[0]).toMatchObject({
      Name: 'newsDay',
      DataTypeValue: 5,
      IsEnumeration: true,
      EnumerationDetails: [{ EnumerationValue: 'Monday' }, { EnumerationValue: 'Friday' }],
    })
    expect(JSON.stringify(body.value?.[0])).toContain('Giorno delle novità')
    expect(body.value?.[1]).toMatchObject({
      LowerBound: { IntegerValue: 20 },
      UpperBound: { IntegerValue: 50 },
    })
    const groups = await ask(hq.fetch, 'POST', 'GetAttributeGroupDefinitions', {}, asEmployee)
    expect(groups.body.value).toMatchObject([{ Name: 'Customers' }])
  })

  test('are not for shoppers, who see names and types on their own customer', async () => {
    const { hq } = setup()
    const shopper = asShopper(hq, 'anna')
    const path = 'GetAttributeDefinitions'
    expect((await ask(hq.fetch, 'POST', path, {}, shopper)).status).toBe(403)
    await ask(hq.fetch, 'POST', 'Customers', anna, shopper)
    const own = customerIn(await ask(hq.fetch, 'GET', "Customers('')", undefined, shopper))
    expect(own.Attributes).toMatchObject([{ Name: 'budget', DataTypeValue: 1 }])
  })
})
