import type { Operation } from '../operations/operation.ts'
import { operations, pathOf } from '../operations/registry.ts'
import { describedTypes, elementOf, entitySets, type DescribedType } from '../wire/described-types.ts'
import type { Properties } from '../wire/property-types.ts'
import type { Answer } from './answer.ts'
import { namespace } from './odata-url.ts'

/** The answer to `GET $metadata`: every type and operation that the service has, in XML (CSDL). */
export function metadataAnswer(): Answer {
  return {
    status: 200,
    headers: { 'Content-Type': 'application/xml; charset=utf-8', 'OData-Version': '4.0' },
    text: metadataXml(),
  }
}

/** The answer to a request for the root: the entity sets and the operations that are not bound to one. */
export function serviceDocument(root: string): Answer {
  const sets = [...entitySets.keys()].map((name) => ({ name, kind: 'EntitySet', url: name }))
  const functions = unboundOperations
    .filter(isFunction)
    .map(nameOf)
    .map((name) => ({ name, kind: 'FunctionImport', url: name }))
  return {
    status: 200,
    headers: {
      'Content-Type': 'application/json; odata.metadata=minimal; charset=utf-8',
      'OData-Version': '4.0',
    },
    body: { '@odata.context': `${root}$metadata`, value: [...sets, ...functions] },
  }
}

// Creates, reads and edits of entities follow from their sets.
const actionsAndFunctions = operations.filter((one) => !entitySets.has(pathOf(one)))
const unboundOperations = actionsAndFunctions.filter((one) => !pathOf(one).includes('/'))

function metadataXml(): string {
  return `<?xml version="1.0" encoding="utf-8"?>
<edmx:Edmx Version="4.0" xmlns:edmx="http://docs.oasis-open.org/odata/ns/edmx">
<edmx:DataServices>
<Schema Namespace="${namespace}" xmlns="http://docs.oasis-open.org/odata/ns/edm">
${[
  ...Object.entries(describedTypes).map(([name, type]) => typeXml(name, type)),
  ...actionsAndFunctions.map(operationXml),
  containerXml(),
].join('\n')}
</Schema>
</edmx:DataServices>
</edmx:Edmx>
`
}

function typeXml(name: string, { key, properties }: DescribedType): string {
  const tag = key ? 'EntityType' : 'ComplexType'
  const keyXml = key ? `<Key><PropertyRef Name="${key}"/></Key>` : ''
  const lines = Object.entries(properties).map(
    ([property, type]) =>
      `<Property Name="${property}" Type="${edmType(type)}"${property === key ? ' Nullable="false"' : ''}/>`,
  )
  return `<${tag} Name="${name}">${keyXml}${lines.join('')}</${tag}>`
}

function operationXml(operation: Operation): string {
  const tag = isFunction(operation) ? 'Function' : 'Action'
  const binding = bindingType(operation)
  const bound = binding ? ` IsBound="true"` : ''
  const parameters = { ...(binding && { bindingParameter: binding }), ...operation.parameters }
  const returned = `<ReturnType Type="${edmType(operation.returns)}"/>`
  return `<${tag} Name="${nameOf(operation)}"${bound}>${parametersXml(parameters)}${returned}</${tag}>`
}

function parametersXml(parameters: Properties): string {
  return Object.entries(parameters)
    .map(([name, type]) => `<Parameter Name="${name}" Type="${edmType(type)}"/>`)
    .join('')
}

function containerXml(): string {
  const sets = [...entitySets].map(
    ([set, { name }]) => `<EntitySet Name="${set}" EntityType="${namespace}.${name}"/>`,
  )
  const imports = unboundOperations.map((operation) => {
    const [name, kind] = [nameOf(operation), isFunction(operation) ? 'Function' : 'Action']
    return `<${kind}Import Name="${name}" ${kind}="${namespace}.${name}"/>`
  })
  return `<EntityContainer Name="CommerceContext">${[...sets, ...imports].join('')}</EntityContainer>`
}

/** The entity or the set of entities that an operation is bound to: `Customers/Search` to the set. */
function bindingType(one: Operation): string | undefined {
  const [set = '', operation] = pathOf(one).split('/')
  const type = entitySets.get(set)
  if (!type || operation === undefined) return undefined
  return one.key === 'keyed' ? type.name : `${type.name}[]`
}

const simpleTypes: ReadonlyMap<string, string> = new Map([
  ['text', 'Edm.String'],
  ['int', 'Edm.Int32'],
  ['long', 'Edm.Int64'],
  ['decimal', 'Edm.Decimal'],
  ['boolean', 'Edm.Boolean'],
  ['time', 'Edm.DateTimeOffset'],
])

function edmType(type: string): string {
  const { name, isList } = elementOf(type)
  const edm = simpleTypes.get(name) ?? `${namespace}.${name}`
  return isList ? `Collection(${edm})` : edm
}

function isFunction({ name }: Operation): boolean {
  return name.startsWith('GET ')
}

function nameOf(operation: Operation): string {
  return pathOf(operation).split('/').at(-1) ?? ''
}
