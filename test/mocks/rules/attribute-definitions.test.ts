import { describe, expect, test } from 'vitest'
import { createHeadquarters, type AttributeDefinition } from '../../../mocks/index.ts'

const size: AttributeDefinition = {
  name: 'Shoe size',
  type: 'integer',
  minimum: 30,
  maximum: 50,
  unit: 'EU',
  default: 42,
  help: 'The European size',
  translations: { it: { friendlyName: 'Numero di scarpe' } },
}

const wrong: readonly (readonly [object, string])[] = [
  [{ name: '' }, 'The name of the customer attribute is a text of 1 to 60 characters'],
  [{ name: 'x'.repeat(61) }, '1 to 60 characters'],
  [{ name: ' Shoe' }, 'without blanks at its ends'],
  [{ name: 7 }, 'not 7'],
  [{ type: 'date' }, 'type is one of text, integer, decimal, currency, boolean, not "date"'],
  [{ type: undefined }, 'needs a type'],
  [{ minimum: NaN }, 'minimum is a number, not NaN'],
  [{ maximum: Infinity }, 'maximum is a number, not Infinity'],
  [{ minimum: 60, default: undefined }, 'its minimum 60 is more than its maximum 50'],
  [{ default: 'large' }, 'its default "large" is not of its type, integer'],
  [{ default: 42.5 }, 'its default 42.5 is not of its type, integer'],
  [{ default: 51 }, 'its default 51 is not one of its allowed values'],
  [{ values: ['S', 'M'] }, 'only texts can have a list of values'],
  [{ type: 'text', values: [] }, 'values is a list of texts'],
  [{ type: 'text', values: ['S', 'S'] }, 'each of them once'],
  [{ type: 'boolean', unit: undefined, default: true }, 'only numbers and amounts can have a range'],
  [{ type: 'currency' }, 'only integers and decimals can have a unit'],
  [{ isMandatory: 'yes' }, 'isMandatory is true or false, not "yes"'],
  [{ translations: { xx: {} } }, 'there is no language "xx". Languages: en-us, en-gb, it, de, fr, ja'],
  [{ translations: { constructor: {} } }, 'there is no language "constructor"'],
  [{ translations: { it: 'Numero' } }, 'the translation to it is an object'],
  [{ translations: { it: { name: 'Numero' } } }, 'has no "name". Known: friendlyName, description, help'],
  [
    { type: 'text', unit: undefined, minimum: undefined, maximum: undefined },
    'its default 42 is not of its type, text',
  ],
  [JSON.parse('{ "__proto__": 1 }'), 'has no "__proto__"'],
  [{ options: [] }, 'has no "options". Known: friendlyName'],
]

describe('a wrong definition', () => {
  test.each(wrong)('%j is refused with what is wrong', async (change, message) => {
    const definition = { ...size, ...change } as AttributeDefinition
    expect(() => createHeadquarters({ attributes: [definition] })).toThrow(message)
    const hq = createHeadquarters()
    await expect(hq.attributes.define(definition)).rejects.toThrow(message)
    expect((await hq.attributes.get()).definitions).toEqual([])
  })

  test('without any definition names the type that is needed', async () => {
    const hq = createHeadquarters()
    await expect(hq.attributes.define(null as never)).rejects.toThrow('is an object, not null')
    expect(() => createHeadquarters({ attributes: {} as never })).toThrow('attributes is a list')
  })
})

describe('hq.attributes', () => {
  test('lists what was defined, and a definition of the same name replaces it in its place', async () => {
    const hq = createHeadquarters({ attributes: [size, { name: 'Newsletter', type: 'boolean' }] })
    await hq.attributes.define({ name: 'Shoe size', type: 'decimal' })
    expect(await hq.attributes.get()).toEqual({
      definitions: [
        { name: 'Shoe size', type: 'decimal' },
        { name: 'Newsletter', type: 'boolean' },
      ],
      group: { name: 'Customers', attributes: 'all' },
    })
  })

  test('refuses a name that another attribute has in any language', async () => {
    const hq = createHeadquarters({ attributes: [size] })
    const friendlyName = 'Numero di scarpe'
    await expect(hq.attributes.define({ name: 'Size', type: 'text', friendlyName })).rejects.toThrow(
      'The customer attribute "Shoe size" has the name "Numero di scarpe" already',
    )
    expect(() => createHeadquarters({ attributes: [size, size] })).toThrow('"Shoe size" already')
  })

  test('keeps names of inherited properties apart from them', async () => {
    const hq = createHeadquarters()
    for (const name of ['__proto__', 'constructor', 'toString']) {
      await hq.attributes.define({ name, type: 'text' })
    }
    await hq.attributes.remove('constructor')
    const { definitions } = await hq.attributes.get()
    expect(definitions.map(({ name }) => name)).toEqual(['__proto__', 'toString'])
  })

  test('changes the group, which loses an attribute that is removed', async () => {
    const hq = createHeadquarters({ attributes: [size, { name: 'Newsletter', type: 'boolean' }] })
    await hq.attributes.setGroup({ name: 'Shoppers', attributes: ['Newsletter', 'Shoe size'] })
    await hq.attributes.remove('Newsletter')
    await hq.attributes.remove('Newsletter')
    const group = { name: 'Shoppers', attributes: ['Shoe size'] }
    expect((await hq.attributes.get()).group).toEqual(group)
    expect((await hq.tables.read()).channel.attributes.group).toEqual(group)
  })

  test.each([
    [{ attributes: ['Planet'] }, 'There is no customer attribute "Planet". Defined: Shoe size'],
    [{ attributes: 'some' }, 'attributes is "all" or a list of names'],
    [{ name: '' }, 'The name of the attribute group is a text'],
    [{ translations: { xx: {} } }, 'there is no language "xx"'],
    [{ members: [] }, 'has no "members"'],
  ])('refuses the group %j', async (changes, message) => {
    const hq = createHeadquarters({ attributes: [size] })
    await expect(hq.attributes.setGroup(changes as never)).rejects.toThrow(message)
  })

  test('starts again with the option after a reset', async () => {
    const hq = createHeadquarters({ attributes: [size] })
    await hq.attributes.define({ name: 'Newsletter', type: 'boolean' })
    await hq.reset()
    expect((await hq.attributes.get()).definitions).toEqual([size])
    expect((await hq.tables.read()).channel.attributes.definitions).toEqual([size])
  })
})
