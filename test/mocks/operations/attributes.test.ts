import { describe, expect, test } from 'vitest'
import type { AttributeDefinition, HeadquartersOptions } from '../../../mocks/index.ts'
import { anna, ask, asApplication, asEmployee, asShopper, customerIn, errorOf } from '../client.ts'
import { setup } from './setup.ts'

const attributes: readonly AttributeDefinition[] = [
  { name: 'Size', type: 'integer', minimum: 30, maximum: 50 },
  { name: 'Colour', type: 'text', values: ['red', 'dark blue'] },
  { name: 'Height', type: 'decimal', unit: 'm' },
  { name: 'Limit', type: 'currency', minimum: 0 },
  { name: 'Newsletter', type: 'boolean' },
]

const start = (options: HeadquartersOptions = {}, profile = {}) => setup(profile, { attributes, ...options })
const valueOf = (Name: string, AttributeValue: object) => ({
  ...anna,
  Attributes: [{ Name, AttributeValue }],
})

describe('a create', () => {
  test('keeps each value in the field of its type and completes the attribute', async () => {
    const { hq, create } = await start()
    const given = {
      Size: { IntegerValue: 42 },
      Colour: { StringValue: 'dark blue' },
      Height: { DecimalValue: 1.75 },
      Limit: { DecimalValue: 100 },
      Newsletter: { BooleanValue: false },
    }
    const Attributes = Object.entries(given).map(([Name, AttributeValue]) => ({ Name, AttributeValue }))
    const { AccountNumber } = await create({ ...anna, Attributes })
    const read = customerIn(
      await ask(hq.fetch, 'GET', `Customers('${AccountNumber}')`, undefined, asApplication),
    )
    expect(read.Attributes).toMatchObject([
      { Name: 'Size', KeyName: 'Size', DataTypeValue: 4, AttributeValue: given.Size },
      { Name: 'Colour', KeyName: 'Colour', DataTypeValue: 5, AttributeValue: given.Colour },
      { Name: 'Height', KeyName: 'Height', DataTypeValue: 3, AttributeValue: given.Height },
      { Name: 'Limit', KeyName: 'Limit', DataTypeValue: 1, AttributeValue: given.Limit },
      { Name: 'Newsletter', KeyName: 'Newsletter', DataTypeValue: 6, AttributeValue: given.Newsletter },
    ])
    expect(new Set(read.Attributes.map(({ RecordId }) => RecordId)).size).toBe(5)
  })

  test.each([
    ['Size', { DecimalValue: 42 }, { IntegerValue: 42 }],
    ['Size', { LongValue: 42, StringValue: null }, { IntegerValue: 42 }],
    ['Height', { IntegerValue: 2 }, { DecimalValue: 2 }],
    ['Colour', { StringValue: ' dark  blue ' }, { StringValue: 'dark blue' }],
    ['Colour', { StringValue: '' }, {}],
    ['Size', {}, {}],
  ])('keeps %s %j as %j', async (name, given, kept) => {
    const { create } = await start()
    const { Attributes } = await create(valueOf(name, given))
    expect(Attributes).toMatchObject([{ KeyName: name }])
    expect(Attributes[0]?.AttributeValue).toEqual(kept)
  })

  const value = 'Attributes[0].AttributeValue'
  test.each([
    ['Size', { StringValue: '42' }, 'AttributeTypeMismatch', value],
    ['Size', { DecimalValue: 42.5 }, 'AttributeTypeMismatch', value],
    ['Size', { IntegerValue: 42, StringValue: '42' }, 'AttributeTypeMismatch', value],
    ['Size', { BooleanValue: true }, 'AttributeTypeMismatch', value],
    ['Size', { DateTimeOffsetValue: '2026-01-01T00:00:00Z' }, 'AttributeTypeMismatch', value],
    ['Size', { IntegerValue: 29 }, 'AttributeValueOutOfBounds', value],
    ['Size', { IntegerValue: 51 }, 'AttributeValueOutOfBounds', value],
    ['Size', { LongValue: 2 ** 31 }, 'AttributeValueOutOfBounds', value],
    ['Size', { DecimalValue: 1e300 }, 'AttributeValueOutOfBounds', value],
    ['Height', { DecimalValue: 1e29 }, 'AttributeValueOutOfBounds', value],
    ['Limit', { DecimalValue: -0.01 }, 'AttributeValueOutOfBounds', value],
    ['Colour', { StringValue: 'Red' }, 'InvalidAttributeValue', value],
    ['Newsletter', { StringValue: 'true' }, 'AttributeTypeMismatch', value],
    ['Size', { IntegerValue: '42' }, 'InvalidFormat', `${value}.IntegerValue`],
    ['Size', { DecimalValue: 'NaN' }, 'InvalidFormat', `${value}.DecimalValue`],
    ['Size', { LongValue: 1e300 }, 'InvalidFormat', `${value}.LongValue`],
    ['Size', 42 as never, 'InvalidFormat', value],
    ['Planet', { StringValue: 'Mars' }, 'AttributeDefinitionNotFound', 'Attributes[0].Name'],
    ['constructor', { StringValue: 'x' }, 'AttributeDefinitionNotFound', 'Attributes[0].Name'],
    ['__proto__', { StringValue: 'x' }, 'AttributeDefinitionNotFound', 'Attributes[0].Name'],
    ['', { StringValue: 'x' }, 'RequiredValueNotFound', 'Attributes[0].Name'],
  ])('with %s %j is refused with %s at %s, sync and async', async (name, given, id, member) => {
    for (const createCustomersAsync of [false, true]) {
      const { hq, post } = await start({}, { createCustomersAsync })
      const refused = await post('Customers', valueOf(name, given))
      expect([refused.status, errorOf(refused).id]).toEqual([400, id])
      expect(errorOf(refused).results).toMatchObject([{ MemberNames: [member] }])
      const { channel, headquarters } = await hq.tables.read()
      expect([channel.asyncCustomers, headquarters.customers]).toEqual([[], []])
    }
  })

  test('with an attribute that is there twice, or of another type, is refused with all problems', async () => {
    const { post } = await start()
    const one = { Name: 'Height', AttributeValue: { DecimalValue: 1 } }
    const refused = await post('Customers', {
      ...anna,
      Attributes: [one, { ...one, KeyName: 'Height' }, { ...one, Name: 'Limit', DataTypeValue: 5 }],
    })
    expect(errorOf(refused)).toMatchObject({
      id: 'AggregateValidationError',
      results: [
        { MemberNames: ['Attributes[2].DataTypeValue'] },
        { MemberNames: ['Attributes[1].Name'], ErrorContext: 'Height' },
      ],
    })
  })

  test('names the allowed values, in the language of the request', async () => {
    const { hq } = await start()
    const headers = { 'Accept-Language': 'it' }
    const body = valueOf('Size', { IntegerValue: 51 })
    const refused = await ask(hq.fetch, 'POST', 'Customers', body, { headers })
    expect(errorOf(refused).results).toMatchObject([
      {
        ErrorContext: 'integer from 30 to 50',
        LocalizedMessage: "Il valore dell'attributo è troppo piccolo o troppo grande.",
      },
    ])
  })

  test('gets the defaults of what it does not give, but not for an empty value', async () => {
    const { create } = await setup(
      {},
      {
        attributes: [
          { name: 'Size', type: 'integer', default: 42 },
          { name: 'Newsletter', type: 'boolean', default: false },
        ],
      },
    )
    const { Attributes } = await create(valueOf('Size', {}))
    expect(Attributes).toMatchObject([
      { KeyName: 'Size' },
      { KeyName: 'Newsletter', AttributeValue: { BooleanValue: false } },
    ])
    expect(Attributes[0]?.AttributeValue).toEqual({})
  })

  test('without a mandatory value is refused, unless there is a default', async () => {
    const { post, create, hq } = await setup(
      {},
      { attributes: [{ name: 'Size', type: 'integer', isMandatory: true }] },
    )
    const refused = await post('Customers', anna)
    expect(errorOf(refused)).toMatchObject({
      id: 'AttributeValueCannotBeNull',
      results: [{ MemberNames: ['Attributes'], ErrorContext: 'Size' }],
    })
    await hq.attributes.define({ name: 'Size', type: 'integer', isMandatory: true, default: 42 })
    expect((await create(anna)).Attributes).toMatchObject([{ AttributeValue: { IntegerValue: 42 } }])
  })
})

describe('an attribute that the channel does not know', () => {
  const planet = valueOf('Planet', { StringValue: 'Mars' })

  test('is dropped if the channel says so, and the log names it', async () => {
    const { hq, create } = await start({ channel: { unknownAttributes: 'dropped' } })
    expect((await create(planet)).Attributes).toEqual([])
    expect(hq.log.get().at(-1)).toMatchObject({
      notes: [expect.any(String), 'attributes dropped: Planet (see unknownAttributes)'],
    })
  })

  test('is kept where the channel keeps any', async () => {
    const { create } = await start({ channel: { unknownAttributes: 'kept' } })
    expect((await create(planet)).Attributes).toMatchObject(planet.Attributes)
  })

  test('is kept while headquarters has defined none at all', async () => {
    const { create } = await setup()
    expect((await create(planet)).Attributes).toMatchObject(planet.Attributes)
  })

  test('is one that is not in the group', async () => {
    const { hq, post } = await start()
    await hq.attributes.setGroup({ attributes: ['Size'] })
    const refused = await post('Customers', valueOf('Newsletter', { BooleanValue: true }))
    expect(errorOf(refused).id).toBe('AttributeDefinitionNotFound')
  })
})

describe('an edit', () => {
  test('changes a value, and one that only repeats them makes no real-time call', async () => {
    const { hq, create } = await start()
    const { AccountNumber, Attributes } = await create(valueOf('Size', { IntegerValue: 42 }))
    const path = `Customers('${AccountNumber}')`
    const edited = await ask(hq.fetch, 'PATCH', path, valueOf('Size', { IntegerValue: 43 }), asApplication)
    expect(edited.body).toMatchObject({ Attributes: [{ AttributeValue: { IntegerValue: 43 } }] })
    expect((await hq.tables.read()).headquarters.customers[0]?.customer.Attributes).toEqual(
      Attributes.map((one) => ({ ...one, AttributeValue: { IntegerValue: 43 } })),
    )
    await ask(hq.fetch, 'PATCH', path, edited.body, asApplication)
    expect(hq.log.get().at(-1)).toMatchObject({ status: 200, notes: [] })
  })

  test('is refused for a value that is not allowed, but leaves an old one alone', async () => {
    const { hq, create } = await start()
    const before = await create(valueOf('Colour', { StringValue: 'red' }))
    await hq.attributes.define({ name: 'Colour', type: 'text', values: ['green'] })
    const patch = (body: object) =>
      ask(hq.fetch, 'PATCH', `Customers('${before.AccountNumber}')`, body, asApplication)
    expect((await patch({ ...before, Phone: '1' })).body).toMatchObject({
      Phone: '1',
      Attributes: before.Attributes,
    })
    const refused = await patch(valueOf('Colour', { StringValue: 'dark blue' }))
    expect(errorOf(refused).id).toBe('InvalidAttributeValue')
    await hq.attributes.remove('Colour')
    expect((await patch({ ...before, Phone: '2' })).status).toBe(200)
  })

  test('cannot take a mandatory value away, and need not add one', async () => {
    const { hq, create } = await start()
    const has = await create(valueOf('Size', { IntegerValue: 42 }))
    const hasNot = await create({ ...anna, Email: 'b@example.com' })
    await hq.attributes.define({ name: 'Size', type: 'integer', isMandatory: true })
    const patch = (account: string, Attributes: object[]) =>
      ask(hq.fetch, 'PATCH', `Customers('${account}')`, { Attributes }, asApplication)
    const height = { Name: 'Height', AttributeValue: { DecimalValue: 2 } }
    expect(errorOf(await patch(has.AccountNumber, [height])).id).toBe('AttributeValueCannotBeNull')
    expect((await patch(hasNot.AccountNumber, [height])).status).toBe(200)
  })
})

test('a shopper reads names and types on its own customer, but no definitions', async () => {
  const { hq } = await start()
  const shopper = asShopper(hq, 'anna')
  const body = valueOf('Size', { IntegerValue: 42 })
  await ask(hq.fetch, 'POST', 'Customers', body, shopper)
  const own = await ask(hq.fetch, 'GET', "Customers('')", undefined, shopper)
  expect(own.body).toMatchObject({ Attributes: [{ Name: 'Size', DataTypeValue: 4 }] })
  for (const path of ['GetAttributeDefinitions', 'GetAttributeGroupDefinitions'])
    expect((await ask(hq.fetch, 'POST', path, {}, shopper)).status).toBe(403)
})

describe('translations', () => {
  const translated: AttributeDefinition = {
    name: 'Size',
    type: 'integer',
    friendlyName: 'Shoe size',
    description: 'Of the left foot',
    translations: { it: { friendlyName: 'Numero di scarpe', help: 'Numero europeo' } },
  }

  test('name the attributes in the language of the request, and are understood', async () => {
    const { hq, create } = await setup({}, { attributes: [translated] })
    const { AccountNumber } = await create(valueOf('Numero di scarpe', { IntegerValue: 42 }))
    const nameIn = async (language: string) => {
      const headers = { 'Accept-Language': language }
      const path = `Customers('${AccountNumber}')`
      const read = await ask(hq.fetch, 'GET', path, undefined, { ...asApplication, headers })
      // The whole customer is sent back with the names that were read.
      const edited = await ask(hq.fetch, 'PATCH', path, read.body, { ...asApplication, headers })
      expect(hq.log.get().at(-1)).toMatchObject({ status: 200, notes: [] })
      expect(edited.body).toMatchObject({ Attributes: [{ KeyName: 'Size' }] })
      return customerIn(edited).Attributes[0]?.Name
    }
    expect(await nameIn('it')).toBe('Numero di scarpe')
    expect(await nameIn('de, it-CH;q=0.5')).toBe('Numero di scarpe')
    expect(await nameIn('en-GB, it;q=0.5')).toBe('Shoe size')
    expect(await nameIn('constructor')).toBe('Shoe size')
    expect(await nameIn('')).toBe('Shoe size')
  })

  test('are told to an employee, with types, lists and limits, in the languages that it asks for', async () => {
    const { hq } = await setup({}, { attributes: [translated, ...attributes.slice(1, 2)] })
    await hq.attributes.define({ ...translated, minimum: 30, maximum: 50, default: 42 })
    const definitions = async (attributeDefinitionCriteria: object) =>
      ask(hq.fetch, 'POST', 'GetAttributeDefinitions', { attributeDefinitionCriteria }, asEmployee)
    const it = await definitions({ AttributeGroupIdentifier: 0, Languages: ['it'] })
    expect(it.body.value).toMatchObject([
      {
        Name: 'Size',
        DataTypeValue: 4,
        IsEnumeration: false,
        TranslationDetails: [{ LanguageId: 'it', FriendlyName: 'Numero di scarpe', Description: '' }],
        DefaultValue: { IntegerValue: 42 },
        LowerBound: { IntegerValue: 30 },
        UpperBound: { IntegerValue: 50 },
        DisplayOrder: 1,
      },
      {
        Name: 'Colour',
        EnumerationDetails: [
          { OrdinalNumber: 1, EnumerationValue: 'red' },
          { OrdinalNumber: 2, EnumerationValue: 'dark blue' },
        ],
        DefaultValue: null,
        TranslationDetails: [],
      },
    ])
    const all = await definitions({})
    expect(all.body.value?.[0]).toMatchObject({ TranslationDetails: [{ LanguageId: 'en-us' }, {}] })
    expect((await definitions({ AttributeGroupIdentifier: 1 })).body.value).toEqual([])
    const refused = await definitions({ Languages: [7], AttributeGroupIdentifier: 'x' })
    expect(errorOf(refused)).toMatchObject({ id: 'AggregateValidationError', results: [{}, {}] })
  })

  test('of the group are told to an employee, whose record id finds its attributes', async () => {
    const { hq } = await start()
    const group = { friendlyName: 'Shoppers', translations: { it: { friendlyName: 'Clienti' } } }
    await hq.attributes.setGroup(group)
    const found = await ask(hq.fetch, 'POST', 'GetAttributeGroupDefinitions', {}, asEmployee)
    const [{ RecordId } = {}] = found.body.value ?? []
    expect(found.body.value).toMatchObject([
      {
        Name: 'Customers',
        TranslationDetails: [
          { LanguageId: 'en-us', FriendlyName: 'Shoppers' },
          { LanguageId: 'it', FriendlyName: 'Clienti' },
        ],
      },
    ])
    const attributeDefinitionCriteria = { AttributeGroupIdentifier: RecordId }
    const body = { attributeDefinitionCriteria }
    const definitions = await ask(hq.fetch, 'POST', 'GetAttributeDefinitions', body, asEmployee)
    expect(definitions.body.value).toHaveLength(5)
    await hq.attributes.setGroup({ attributes: [] })
    const none = await ask(hq.fetch, 'POST', 'GetAttributeGroupDefinitions', {}, asEmployee)
    expect(none.body.value).toEqual([])
  })
})
