import type { AttributeDefinition, AttributeRow, AttributeTexts } from '../model/attributes.ts'
import { defaultCustomer } from '../reference-data/customers.ts'
import { dataTypes, wireValue } from '../rules/attribute-values.ts'
import { channelAttributes, channelGroupOf } from '../rules/attributes.ts'
import { isObject, type JsonObject } from '../wire/json.ts'
import type { Operation } from './operation.ts'

/** The customer attributes that the channel knows. [ours] Without a group in the criteria: those of the only one. */
export const getAttributeDefinitions: Operation = {
  name: 'POST GetAttributeDefinitions',
  key: 'keyless',
  allowedCallers: ['employee'],
  parameters: { attributeDefinitionCriteria: 'AttributeDefinitionCriteria' },
  returns: 'AttributeDefinition[]',
  run(rows, { body }) {
    const { ids, languages } = criteriaIn(body, 'attributeDefinitionCriteria', 'AttributeGroupIdentifier')
    const found = isGroup(ids) ? channelAttributes(rows) : []
    return { kind: 'list', values: found.map((row, at) => definitionRow(row, at + 1, languages)) }
  },
}

/** The customer attribute group of the channel. */
export const getAttributeGroupDefinitions: Operation = {
  name: 'POST GetAttributeGroupDefinitions',
  key: 'keyless',
  allowedCallers: ['employee'],
  parameters: { attributeGroupDefinitionCriteria: 'AttributeGroupDefinitionCriteria' },
  returns: 'AttributeGroupDefinition[]',
  run(rows, { body }) {
    const { ids, languages } = criteriaIn(
      body,
      'attributeGroupDefinitionCriteria',
      'AttributeGroupIdentifiers',
    )
    const group = channelGroupOf(rows)
    const values = isGroup(ids) && group.attributes.length > 0 ? [groupRow(group, languages)] : []
    return { kind: 'list', values }
  },
}

/** [ours] The record id of the only group. */
const groupId = 5_637_145_326

interface Criteria {
  /** The record ids of groups. Empty: all. */
  readonly ids: readonly number[]
  /** The languages of the texts. Empty: all. */
  readonly languages: readonly string[]
}

/** The criteria in a body, whose types were checked when it was read. */
function criteriaIn(body: JsonObject, name: string, idsName: string): Criteria {
  const criteria = isObject(body[name]) ? body[name] : {}
  return {
    // Clients write 0 for an id that they do not give.
    ids: listOf(criteria[idsName])
      .map(Number)
      .filter((id) => id !== 0),
    languages: listOf(criteria.Languages).map((language) => String(language).toLowerCase()),
  }
}

function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}

function isGroup(ids: readonly number[]): boolean {
  return ids.length === 0 || ids.includes(groupId)
}

function definitionRow(row: AttributeRow, DisplayOrder: number, languages: readonly string[]) {
  const { name, type, values = [], minimum, maximum, recordId } = row
  const bound = (value: AttributeDefinition['default']) =>
    value === undefined ? null : wireValue(row, value)
  return {
    RecordId: recordId,
    Name: name,
    AttributeTypeName: name,
    DataTypeValue: dataTypes[type],
    IsHidden: false,
    IsMandatory: row.isMandatory ?? false,
    IsMultiValue: false,
    IsEnumeration: values.length > 0,
    TranslationDetails: textsOf(row, languages).map((texts) => ({ AttributeRecordId: recordId, ...texts })),
    EnumerationDetails: values.map((EnumerationValue, at) => ({ OrdinalNumber: at + 1, EnumerationValue })),
    DefaultValue: bound(row.default),
    LowerBound: bound(minimum),
    UpperBound: bound(maximum),
    DisplayOrder,
  }
}

function groupRow(
  group: Parameters<typeof textsOf>[0] & { readonly name: string },
  languages: readonly string[],
) {
  const TranslationDetails = textsOf(group, languages).map((texts) => ({
    AttributeGroupRecordId: groupId,
    ...texts,
  }))
  return { RecordId: groupId, Name: group.name, TranslationDetails }
}

/** The texts in the given languages. Those of the definition itself are in the language of the channel. */
function textsOf(
  own: AttributeTexts & Pick<AttributeDefinition, 'translations'>,
  languages: readonly string[],
) {
  const all: readonly [string, AttributeTexts][] = Object.entries({
    [defaultCustomer.Language]: own,
    ...own.translations,
  })
  return all
    .filter(([language]) => languages.length === 0 || languages.includes(language))
    .map(([LanguageId, { friendlyName = '', description = '', help = '' }]) => ({
      LanguageId,
      FriendlyName: friendlyName,
      Description: description,
      HelpText: help,
    }))
}
