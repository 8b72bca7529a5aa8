import type {
  AttributeSettings,
  AutomaticLinking,
  ChannelBehaviour,
  StoreChanges,
  TablesSnapshot,
} from 'pending-sync/mocks'
import { attributes as startAttributes } from './start-attributes.ts'
import type { Attempts } from './attempts.ts'
import type { Headquarters } from './headquarters.ts'

/*
 * The channel, the store, customer attributes and automatic linking in a link to a set-up: what differs from the start,
 * as JSON.
 *
 *   channel={"roles":"documented"}&store={"country":"USA"}&linking="B2C"
 */

type Settable = Pick<Headquarters, 'channel' | 'store' | 'attributes' | 'identities'>
type Defaults = Pick<Settable, 'channel' | 'store'>

const attributesAtStart: AttributeSettings = {
  definitions: startAttributes,
  group: { name: 'Customers', attributes: 'all' },
}

export const settingNames = ['channel', 'store', 'attributes', 'linking'] as const

/** Adds the settings that differ from the start. */
export function addSettings(
  link: URLSearchParams,
  { channel, store }: Defaults,
  snapshot: TablesSnapshot,
): void {
  const { headquarters } = snapshot
  const { country, defaultCustomer } = headquarters.store
  const changes = {
    channel: differences(snapshot.channel.behaviour, channel.defaults),
    store: {
      ...differences({ country }, store.defaults),
      ...differences(defaultCustomer, store.defaults.defaultCustomer),
    },
  }
  for (const [name, values] of Object.entries(changes))
    if (Object.keys(values).length > 0) link.set(name, JSON.stringify(values))
  const attributes = JSON.stringify(headquarters.attributes)
  if (attributes !== JSON.stringify(attributesAtStart)) link.set('attributes', attributes)
  if (headquarters.automaticLinking !== 'off')
    link.set('linking', JSON.stringify(headquarters.automaticLinking))
}

/**
 * Applies the settings of a link, and those of the start for all others. Values that are not valid are left out, and `attempts`
 * has their names.
 */
export async function applyLinkedSettings(
  { channel, store, attributes, identities }: Settable,
  texts: Readonly<Record<(typeof settingNames)[number], string | undefined>>,
  attempts: Attempts,
): Promise<void> {
  for (const name of settingNames)
    if (texts[name] !== undefined && parse(texts[name]) === undefined) attempts.failed.push(name)
  await channel.set(channel.defaults)
  for (const [name, value] of entriesOf(texts.channel))
    await attempts.make(name, () => channel.set({ [name]: value } as Partial<ChannelBehaviour>))
  await store.set(store.defaults)
  for (const [name, value] of entriesOf(texts.store))
    await attempts.make(name, () => store.set(toStore(name, value)))
  await setAttributes(attributes, parse(texts.attributes) ?? attributesAtStart, attempts)
  await identities.automaticLinking.set('off')
  const linking = parse(texts.linking)
  if (linking !== undefined)
    await attempts.make('linking', () => identities.automaticLinking.set(linking as AutomaticLinking))
}

/** Headquarters checks each definition, and the group after them. */
async function setAttributes(
  attributes: Settable['attributes'],
  value: unknown,
  attempts: Attempts,
): Promise<void> {
  const before = await attributes.get()
  for (const { name } of before.definitions) await attributes.remove(name)
  const given = (typeof value === 'object' ? value : undefined) as Partial<AttributeSettings> | undefined
  const definitions = Array.isArray(given?.definitions) ? given.definitions : []
  for (const definition of definitions) await attempts.make('attributes', () => attributes.define(definition))
  await attributes.setGroup({ attributes: 'all' })
  await attempts.make('attributes', () => attributes.setGroup({ ...given?.group }))
}

/** The country is beside the values of the default customer. Headquarters checks the value. */
function toStore(name: string, value: unknown): StoreChanges {
  return (name === 'country' ? { country: value } : { defaultCustomer: { [name]: value } }) as StoreChanges
}

function differences(values: object, start: object): object {
  const before = new Map(Object.entries(start))
  const isNew = ([name, value]: [string, unknown]) =>
    JSON.stringify(value) !== JSON.stringify(before.get(name))
  return Object.fromEntries(Object.entries(values).filter(isNew))
}

/** The values one by one, so that one that is not valid does not stop the others. */
function entriesOf(text: string | undefined): readonly [string, unknown][] {
  const values = parse(text)
  return typeof values === 'object' && values !== null ? Object.entries(values) : []
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
