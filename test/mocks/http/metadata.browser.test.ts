import { expect, test } from 'vitest'
import { createHeadquarters } from '../../../mocks/index.ts'

/** Reads $metadata with a real XML parser, as code generators do. */

const edm = 'http://docs.oasis-open.org/odata/ns/edm'

async function schema(): Promise<Document> {
  const answer = await createHeadquarters().fetch(new Request('https://channel.example/Commerce/$metadata'))
  return new DOMParser().parseFromString(await answer.text(), 'application/xml')
}

test('$metadata is well-formed, with one schema and one container', async () => {
  const document = await schema()
  expect(document.querySelector('parsererror')).toBeNull()
  for (const name of ['Schema', 'EntityContainer']) {
    expect([name, document.getElementsByTagNameNS(edm, name).length]).toEqual([name, 1])
  }
})

test('every set and import refers to something in the schema', async () => {
  const document = await schema()
  const elements = (name: string) => [...document.getElementsByTagNameNS(edm, name)]
  const namesOf = (name: string) => elements(name).map((element) => element.getAttribute('Name'))
  const referred = (name: string, attribute: string) =>
    elements(name).map((element) => element.getAttribute(attribute)?.split('.').at(-1))
  expect(namesOf('EntityType')).toEqual(expect.arrayContaining(referred('EntitySet', 'EntityType')))
  expect(namesOf('Action')).toEqual(expect.arrayContaining(referred('ActionImport', 'Action')))
  expect(namesOf('Function')).toEqual(expect.arrayContaining(referred('FunctionImport', 'Function')))
  for (const key of elements('PropertyRef')) {
    const properties = [...(key.closest('EntityType')?.querySelectorAll('Property') ?? [])]
    expect(properties.map((property) => property.getAttribute('Name'))).toContain(key.getAttribute('Name'))
  }
})

test('no name is there twice', async () => {
  const document = await schema()
  for (const tag of ['EntityType', 'ComplexType', 'EntitySet']) {
    const names = [...document.getElementsByTagNameNS(edm, tag)].map((one) => one.getAttribute('Name'))
    expect(new Set(names).size).toBe(names.length)
  }
})
