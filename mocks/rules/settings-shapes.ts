import * as v from 'valibot'
import type { AttributeRow } from '../model/attributes.ts'
import type { ChannelBehaviour } from '../model/channel-behaviour.ts'
import type { StoreSettings } from '../model/store.ts'
import { isObject } from '../wire/json.ts'
import { checkDefinition } from './attribute-definitions.ts'
import { parseBehaviour, strict } from './channel-behaviour.ts'
import { defaultStore, parseStore } from './store-settings.ts'

/** Schemas for stored settings, by the functions that check them when a person sets them. */

export const behaviour = v.custom<ChannelBehaviour>(isBehaviour, 'does not say how strict the channel is')
export const store = v.custom<StoreSettings>(isStore, 'does not hold the settings of a store')
export const attribute = v.custom<AttributeRow>(isAttribute, 'is not the definition of a customer attribute')

function isBehaviour(value: unknown): boolean {
  try {
    parseBehaviour(value as ChannelBehaviour, strict)
    return true
  } catch {
    return false
  }
}

function isStore(value: unknown): boolean {
  try {
    const { defaultCustomer } = parseStore(value as StoreSettings, defaultStore)
    const given: unknown = (value as StoreSettings).defaultCustomer
    return isObject(given) && Object.keys(defaultCustomer).every((name) => Object.hasOwn(given, name))
  } catch {
    return false
  }
}

function isAttribute(value: unknown): boolean {
  if (!isObject(value)) return false
  const { recordId, ...definition } = value
  try {
    checkDefinition(definition)
    return Number.isSafeInteger(recordId)
  } catch {
    return false
  }
}
