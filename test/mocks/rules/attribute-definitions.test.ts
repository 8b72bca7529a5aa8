import { expect, test } from 'vitest'
import { createHeadquarters, type AttributeDefinition } from '../../../mocks/index.ts'

const define = (definition: unknown) =>
  createHeadquarters().attributes.define(definition as AttributeDefinition)

test.each([
  [null, 'A customer attribute is an object'],
  [{ type: 'text' }, 'The name of a customer attribute is a text of 1 to 60 characters'],
  [{ name: ' hat', type: 'text' }, 'without blanks at its ends'],
  [{ name: 'x'.repeat(61), type: 'text' }, '1 to 60 characters'],
  [{ name: 'hat' }, 'needs a type: text, integer, decimal, currency, boolean'],
  [{ name: 'hat', type: 'date' }, 'type is one of text, integer'],
  [{ name: 'hat', type: 'text', values: [] }, 'values is a list of texts'],
  [{ name: 'hat', type: 'text', values: ['M', 'M'] }, 'each of them once'],
  [{ name: 'hat', type: 'integer', values: ['M'] }, 'only texts can have a list'],
  [{ name: 'hat', type: 'text', minimum: 1 }, 'only numbers and amounts can have a range'],
  [{ name: 'hat', type: 'integer', minimum: 3, maximum: 2 }, 'its minimum 3 is more than its maximum 2'],
  [{ name: 'hat', type: 'integer', maximum: Number.NaN }, 'maximum is a number, not NaN'],
  [{ name: 'hat', type: 'currency', unit: 'cm' }, 'only integers and decimals can have a unit'],
  [{ name: 'hat', type: 'integer', default: 1.5 }, 'is not of its type, integer'],
  [{ name: 'hat', type: 'integer', maximum: 5, default: 6 }, 'is not one of its allowed values'],
  [{ name: 'hat', type: 'text', values: ['S'], default: 'M' }, 'is not one of its allowed values'],
  [{ name: 'hat', type: 'text', translations: { tlh: {} } }, 'there is no language "tlh"'],
  [{ name: 'hat', type: 'text', translations: { it: { name: 'cappello' } } }, 'has no "name"'],
  [{ name: 'hat', type: 'text', mandatory: true }, 'has no "mandatory". Known: friendlyName'],
  [JSON.parse('{ "name": "hat", "type": "text", "__proto__": 1 }'), 'has no "__proto__"'],
])('refuses to define %j, and says why', async (definition, message) => {
  await expect(define(definition)).rejects.toThrow(message)
})

test('defines an attribute whose name is that of a built-in property', async () => {
  const hq = createHeadquarters()
  await hq.attributes.define({ name: 'constructor', type: 'text' })
  expect((await hq.attributes.get()).definitions).toEqual([{ name: 'constructor', type: 'text' }])
})

test('refuses a name by which another attribute goes, in any language', async () => {
  const hq = createHeadquarters()
  await hq.attributes.define({
    name: 'hat',
    type: 'text',
    translations: { it: { friendlyName: 'Cappello' } },
  })
  await expect(hq.attributes.define({ name: 'Cappello', type: 'text' })).rejects.toThrow(
    '"hat" has the name "Cappello" already',
  )
})

test('refuses a group with an attribute that is not defined', async () => {
  const hq = createHeadquarters()
  await expect(hq.attributes.setGroup({ attributes: ['hat'] })).rejects.toThrow(
    'There is no customer attribute "hat"',
  )
})

test('refuses wrong definitions as an option of a headquarters, before anything starts', () => {
  const twice = [{ name: 'hat', type: 'text' } as const, { name: 'hat', type: 'text' } as const]
  expect(() => createHeadquarters({ attributes: twice })).toThrow('has the name "hat" already')
  expect(() => createHeadquarters({ attributes: {} as never })).toThrow('attributes is a list of definitions')
})
