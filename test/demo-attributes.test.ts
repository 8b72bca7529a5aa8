import { describe, expect, test } from 'vitest'
import { attributeTypes, fieldsOf, readFields, type AttributeFields } from '../demo/console/attribute-form.ts'
import { missingJobs, stateInChannel } from '../demo/console/attributes-in-channel.ts'
import { attributeFields, repairedAttributes } from '../demo/console/repair-attributes.ts'
import { createHeadquarters, type AttributeDefinition, type CustomerAttribute } from '../mocks/index.ts'
import { attributeTypes as knownTypes } from '../mocks/rules/attribute-shapes.ts'

const size: AttributeDefinition = {
  name: 'Size',
  type: 'integer',
  minimum: 30,
  maximum: 50,
  unit: 'EU',
  default: 42,
  isMandatory: true,
  friendlyName: 'Shoe size',
  help: 'Of the left foot',
  translations: { de: { friendlyName: 'Größe' }, it: { friendlyName: 'Numero', help: 'Piede sinistro' } },
}

describe('the form for an attribute', () => {
  test('offers every type of headquarters', () => {
    expect(attributeTypes).toEqual(knownTypes)
  })

  test.each([
    size,
    { name: 'Colour', type: 'text', values: ['red', 'dark blue'], default: 'red' },
    { name: 'Height', type: 'decimal', minimum: 0.5 },
    { name: 'Limit', type: 'currency', maximum: 0 },
    { name: 'Newsletter', type: 'boolean', default: false },
  ] as const satisfies AttributeDefinition[])(
    'reads %j as it shows it, and headquarters takes it',
    async (definition) => {
      expect(readFields(fieldsOf(definition), definition, [])).toEqual({ definition })
      await createHeadquarters().attributes.define(definition)
    },
  )

  test('leaves out what another type had, and translations that were emptied', () => {
    const fields = { ...fieldsOf(size), type: 'text', default: '', italianName: '' }
    expect(readFields(fields, size, [])).toEqual({
      definition: {
        name: 'Size',
        type: 'text',
        isMandatory: true,
        friendlyName: 'Shoe size',
        help: 'Of the left foot',
        translations: { de: { friendlyName: 'Größe' }, it: { help: 'Piede sinistro' } },
      },
    })
  })

  test.each([
    [{ name: '  ' }, 'name', 'noName'],
    [{ name: 'x'.repeat(61) }, 'name', 'noName'],
    [{ name: 'Hat' }, 'name', 'taken'],
    [{ friendlyName: 'Cappello' }, 'friendlyName', 'taken'],
    [{ italianName: ' Hat ' }, 'italianName', 'taken'],
    [{ minimum: 'small' }, 'minimum', 'noNumber'],
    [{ maximum: 'Infinity' }, 'maximum', 'noNumber'],
    [{ minimum: '51' }, 'maximum', 'emptyRange'],
    [{ default: 'large' }, 'default', 'notAllowed'],
    [{ default: '42,5' }, 'default', 'notAllowed'],
    [{ default: '51' }, 'default', 'notAllowed'],
    [{ type: 'text', values: 'S, M' }, 'default', 'notAllowed'],
    [{ type: 'boolean' }, 'default', 'notAllowed'],
  ] as const)('refuses %j in %s as %s', (changes, field, problem) => {
    const hat: AttributeDefinition = {
      name: 'Hat',
      type: 'text',
      translations: { it: { friendlyName: 'Cappello' } },
    }
    const fields: AttributeFields = { ...fieldsOf(size), ...changes }
    expect(readFields(fields, undefined, [hat])).toEqual({ field, problem })
  })
})

test('the panel says which job has something to bring, and what the channel knows', async () => {
  const hq = createHeadquarters({ publish: 'by jobs', attributes: [size] })
  const states = async () => {
    const { channel, headquarters } = await hq.tables.read()
    const { definitions } = headquarters.attributes
    return {
      jobs: missingJobs(headquarters.attributes, channel.attributes),
      states: definitions.map((one) => stateInChannel(one, headquarters.attributes, channel.attributes)),
    }
  }
  expect(await states()).toEqual({ jobs: [], states: ['same'] })
  await hq.attributes.define({ ...size, maximum: 60 })
  expect(await states()).toEqual({ jobs: ['1010'], states: ['older'] })
  await hq.attributes.define({ name: 'Hat', type: 'text' })
  expect(await states()).toEqual({ jobs: ['1010', '1110'], states: ['older', 'missing'] })
  await hq.attributes.setGroup({ attributes: ['Size'] })
  expect(await states()).toEqual({ jobs: ['1010'], states: ['older', 'needless'] })
  await hq.jobs.run('1010')
  expect(await states()).toEqual({ jobs: [], states: ['same', 'needless'] })
})

describe('a repair', () => {
  const settings = {
    definitions: [size, { name: 'Hat', type: 'text' }, { name: 'Newsletter', type: 'boolean' }],
    group: { name: 'Customers', attributes: 'all' },
  } as const
  const attributes: readonly CustomerAttribute[] = [
    { Name: 'Size', KeyName: 'Size', DataTypeValue: 5, AttributeValue: { StringValue: '29' } },
    { Name: 'Planet', AttributeValue: { StringValue: 'Mars' } },
  ]
  const fields = attributeFields(attributes, settings)
  const repaired = (typed: Readonly<Record<string, string>>) =>
    repairedAttributes(fields, new Map(Object.entries(typed)))

  test('offers the attributes of the row, and those that customers have', () => {
    expect(fields.map(({ definition, text }) => [definition?.name, text])).toEqual([
      ['Size', '29'],
      [undefined, 'Mars'],
      ['Hat', ''],
      ['Newsletter', ''],
    ])
    expect(attributeFields([], { ...settings, group: { name: 'Customers', attributes: [] } })).toEqual([])
  })

  test('puts each value into the field of its type, and removes what is not defined', () => {
    expect(repaired({ Size: '42', Planet: '', Hat: 'beret', Newsletter: 'false' })).toEqual([
      { Name: 'Size', KeyName: 'Size', AttributeValue: { IntegerValue: 42 } },
      { Name: 'Hat', KeyName: 'Hat', AttributeValue: { StringValue: 'beret' } },
      { Name: 'Newsletter', KeyName: 'Newsletter', AttributeValue: { BooleanValue: false } },
    ])
  })

  test('leaves an unknown attribute as it is, and a value of another type to headquarters', () => {
    expect(repaired({ Size: 'large' })).toEqual([
      { Name: 'Size', KeyName: 'Size', AttributeValue: { StringValue: 'large' } },
      attributes[1],
    ])
    expect(repaired({ Size: '', Planet: 'Venus' })).toEqual([
      { Name: 'Size', KeyName: 'Size', AttributeValue: {} },
      { Name: 'Planet', AttributeValue: { StringValue: 'Venus' } },
    ])
  })
})
