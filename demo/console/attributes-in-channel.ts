import type { AttributeDefinition, AttributeSettings, PublishedAttributeGroup } from 'pending-sync/mocks'
import { attributesInGroup } from './attribute-values.ts'

type InChannel = AttributeSettings<PublishedAttributeGroup>

/** Tells if the channel knows an attribute as headquarters has it. `needless`: customers do not have it. */
export function stateInChannel(
  definition: AttributeDefinition,
  settings: AttributeSettings,
  channel: InChannel,
): 'same' | 'older' | 'missing' | 'needless' {
  const { name } = definition
  const copy = channel.definitions.find((one) => one.name === name)
  const isKnown = copy !== undefined && channel.group.attributes.includes(name)
  if (isKnown) return isSame(copy, definition) ? 'same' : 'older'
  return attributesInGroup(settings).includes(definition) ? 'missing' : 'needless'
}

/** The jobs that have something to bring: 1010 the definitions, 1110 the group. */
export function missingJobs(settings: AttributeSettings, channel: InChannel): readonly string[] {
  const names = attributesInGroup(settings).map(({ name }) => name)
  const isNew = !isSame(settings.definitions, channel.definitions)
  const isOtherGroup = !isSame(names.toSorted(), channel.group.attributes.toSorted())
  return [...(isNew ? ['1010'] : []), ...(isOtherGroup ? ['1110'] : [])]
}

/** The order of the properties is that of headquarters in both. */
function isSame(left: unknown, right: unknown): boolean {
  return JSON.stringify(left) === JSON.stringify(right)
}
