import type {
  AttributeDefinition,
  AttributeGroup,
  AttributeRow,
  AttributeSettings,
  PublishedAttributeGroup,
} from '../model/attributes.ts'
import type { BroughtRow } from '../model/jobs.ts'
import type { Rows } from '../model/tables.ts'
import { nextRecordId } from '../tables/numbers.ts'
import { checkObject, checkText } from '../wire/checks.ts'
import { checkDefinition, checkGroup, checkNames } from './attribute-definitions.ts'
import { isSame } from './is-same.ts'

/*
 * Headquarters has definitions and a group. The channel has a copy of each: job 1010 sends the definitions, job 1110 the
 * group. [docs] Both jobs are needed. [ours] Which of them sends what.
 */

const groupKey = 'customers'
const defaultGroup: AttributeGroup = { name: 'Customers', attributes: 'all' }
const emptyGroup: PublishedAttributeGroup = { name: 'Customers', attributes: [] }

/** The definitions and the group at headquarters. */
export function attributesAtHeadquarters(rows: Rows): AttributeSettings {
  return { definitions: rows.all('attributes').map(withoutRecordId), group: groupOf(rows) }
}

/** The definitions and the group that the channel has. */
export function attributesInChannel(rows: Rows): AttributeSettings<PublishedAttributeGroup> {
  return { definitions: rows.all('channelAttributes').map(withoutRecordId), group: channelGroupOf(rows) }
}

/** The attributes of customers at headquarters: the defined ones of the group. */
export function headquartersAttributes(rows: Rows): AttributeRow[] {
  return inGroup(rows.all('attributes'), namesInGroup(rows))
}

/** The attributes of customers that the channel knows. */
export function channelAttributes(rows: Rows): AttributeRow[] {
  return inGroup(rows.all('channelAttributes'), channelGroupOf(rows).attributes)
}

export function channelGroupOf(rows: Rows): PublishedAttributeGroup {
  return rows.get('channelAttributeGroup', groupKey) ?? emptyGroup
}

/** Adds a definition, or replaces the one with its name. Throws as `checkDefinition` and `checkNames` do. */
export function define(rows: Rows, definition: AttributeDefinition): void {
  checkDefinition(definition)
  const { name } = definition
  checkNames(
    definition,
    rows.all('attributes').filter((other) => other.name !== name),
  )
  const recordId = rows.get('attributes', name)?.recordId ?? nextRecordId(rows)
  rows.put('attributes', name, { ...withoutUndefined(definition), recordId })
}

/** Removes a definition, also from the group. Customers keep their values. */
export function removeDefinition(rows: Rows, name: string): void {
  checkText('The name of a customer attribute', name)
  rows.delete('attributes', name)
  const group = groupOf(rows)
  if (group.attributes === 'all') return
  setGroup(rows, { attributes: group.attributes.filter((one) => one !== name) })
}

/** Changes the group. Throws as `checkGroup` does. */
export function setGroup(rows: Rows, changes: Partial<AttributeGroup>): void {
  checkObject('The attribute group', changes)
  const known = rows.all('attributes').map(({ name }) => name)
  const group = { ...groupOf(rows), ...withoutUndefined(changes) }
  checkGroup(group, known)
  rows.put('attributeGroup', groupKey, group)
}

/** Sends the definitions to the channel. Returns those that changed there. */
export function publishDefinitions(rows: Rows): BroughtRow[] {
  const removed = rows.all('channelAttributes').filter(({ name }) => !rows.get('attributes', name))
  const sent = rows
    .all('attributes')
    .filter((definition) => !isSame(definition, rows.get('channelAttributes', definition.name)))
  for (const { name } of removed) rows.delete('channelAttributes', name)
  for (const definition of sent) rows.put('channelAttributes', definition.name, definition)
  return [
    ...sent.map(({ name }) => broughtAttribute(name, 'sent')),
    ...removed.map(({ name }) => broughtAttribute(name, 'removed')),
  ]
}

/** Sends the group to the channel, if it changed. */
export function publishGroup(rows: Rows): BroughtRow[] {
  const group = { ...groupOf(rows), attributes: namesInGroup(rows) }
  if (isSame(group, channelGroupOf(rows))) return []
  rows.put('channelAttributeGroup', groupKey, group)
  const { name, attributes } = group
  return [{ outcome: 'brought', kind: 'attribute-group', name, attributes }]
}

function withoutRecordId({ recordId: _recordId, ...definition }: AttributeRow): AttributeDefinition {
  return definition
}

function groupOf(rows: Rows): AttributeGroup {
  return rows.get('attributeGroup', groupKey) ?? defaultGroup
}

function namesInGroup(rows: Rows): readonly string[] {
  const { attributes } = groupOf(rows)
  return attributes === 'all' ? rows.all('attributes').map(({ name }) => name) : attributes
}

/** In the order of the group. */
function inGroup(definitions: readonly AttributeRow[], names: readonly string[]): AttributeRow[] {
  return names.flatMap((name) => definitions.filter((definition) => definition.name === name))
}

function withoutUndefined<Shape extends object>(shape: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([, value]) => value !== undefined)) as Shape
}

function broughtAttribute(name: string, change: 'sent' | 'removed'): BroughtRow {
  return { outcome: 'brought', kind: 'attribute', name, change }
}
