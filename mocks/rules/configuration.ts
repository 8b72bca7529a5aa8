import type { HeadquartersOptions } from '../api/options.ts'
import type { ChannelConfigurationRow } from '../model/channel-rows.ts'
import type { AutomaticLinking } from '../model/identity-rows.ts'
import type { FeatureName, Features, Profile, Publish, SettingName } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import { metaFor } from '../tables/numbers.ts'
import { checkObject } from '../wire/checks.ts'
import { define, publishDefinitions, publishGroup } from './attributes.ts'
import { parseBehaviour, strict } from './channel-behaviour.ts'
import { defaultStore, parseStore } from './store-settings.ts'

/** The names of the switches on the wire. [ours] The real ones are not public, so clients have an option for them. */
export const featureNames: Readonly<Record<FeatureName, string>> = {
  asyncAddresses: 'Dynamics.AX.Application.RetailAsyncCustomerAddressCreationFeature',
  enhancedAsyncCreation: 'Dynamics.AX.Application.RetailEnhancedAsyncCustomerCreationFeature',
  asyncEditing: 'Dynamics.AX.Application.RetailAsyncCustomerEditingFeature',
  performanceImprovements: 'Dynamics.AX.Application.RetailCustomerOrderPerformanceImprovementsFeature',
  multipleContacts: 'Dynamics.AX.Application.RetailMultipleCustomerContactsFeature',
}

/** The switches that a switch needs. */
export const requiredFeatures: Readonly<Record<FeatureName, readonly FeatureName[]>> = {
  asyncAddresses: [],
  enhancedAsyncCreation: [],
  asyncEditing: ['asyncAddresses', 'enhancedAsyncCreation', 'performanceImprovements'],
  performanceImprovements: [],
  multipleContacts: [],
}

export const defaultProfile: Profile = { createCustomersAsync: false, filterSharedCustomerData: false }
export const defaultFeatures: Features = {
  asyncAddresses: false,
  enhancedAsyncCreation: false,
  asyncEditing: false,
  performanceImprovements: true,
  multipleContacts: true,
}

/** Writes the first rows of a headquarters, unless the tables already hold one. */
export function ensureInitialized(rows: Rows, options: HeadquartersOptions, now: number): void {
  // On its own: tables from before this option hold a headquarters without this row.
  if (!rows.get('channelBehaviour', 'channel')) {
    rows.put('channelBehaviour', 'channel', parseBehaviour(options.channel ?? {}, strict))
  }
  if (rows.get('meta', 'meta')) return
  const profile = { ...defaultProfile, ...options.profile }
  const features = { ...defaultFeatures, ...options.features }
  checkHierarchy(features)
  rows.put('meta', 'meta', metaFor(options.seed ?? Math.floor(Math.random() * 2 ** 31)))
  rows.put('profile', 'profile', profile)
  rows.put('features', 'features', features)
  rows.put('channelConfiguration', 'channel', { ...profile, ...features, publishedAt: now })
  rows.put('store', 'store', parseStore(options.store ?? {}, defaultStore))
  rows.put('publishing', 'publishing', { publish: options.publish ?? 'at once' })
  for (const definition of options.attributes ?? []) define(rows, definition)
  publishDefinitions(rows)
  publishGroup(rows)
  setAutomaticLinking(rows, options.identities?.automaticLinking ?? 'off')
}

export function profileOf(rows: Rows): Profile {
  return rows.get('profile', 'profile') ?? defaultProfile
}

export function featuresOf(rows: Rows): Features {
  // Tables of an older version have no row for newer switches.
  return { ...defaultFeatures, ...rows.get('features', 'features') }
}

export function publishOf(rows: Rows): Publish {
  return rows.get('publishing', 'publishing')?.publish ?? 'at once'
}

export function automaticLinkingOf(rows: Rows): AutomaticLinking {
  return rows.get('identitySettings', 'linking')?.automaticLinking ?? 'off'
}

/** Throws a TypeError for another value. */
export function setAutomaticLinking(rows: Rows, automaticLinking: AutomaticLinking): void {
  if (!['off', 'B2C', 'B2B'].includes(automaticLinking)) {
    throw new TypeError(`Automatic linking is "off", "B2C" or "B2B", not "${String(automaticLinking)}"`)
  }
  rows.put('identitySettings', 'linking', { automaticLinking })
}

/** The settings that the channel works with: those of headquarters, as last published. */
export function configurationOf(rows: Rows): ChannelConfigurationRow {
  const published = rows.get('channelConfiguration', 'channel')
  return { ...defaultProfile, ...defaultFeatures, publishedAt: 0, ...published }
}

export interface PublishedSetting {
  readonly setting: SettingName
  readonly value: boolean
}

/** Copies settings of headquarters to the channel. Returns those that changed. */
export function publish(
  rows: Rows,
  settings: Partial<Profile & Features>,
  now: number,
): readonly PublishedSetting[] {
  const current = configurationOf(rows)
  const changed = (Object.keys(settings) as SettingName[])
    .map((setting) => ({ setting, value: settings[setting] === true }))
    .filter(({ setting, value }) => current[setting] !== value)
  if (changed.length > 0) {
    rows.put('channelConfiguration', 'channel', { ...current, ...settings, publishedAt: now })
  }
  return changed
}

/** Thrown when a switch would be on without the switches that it needs. */
export class SwitchHierarchyError extends RangeError {
  override readonly name = 'SwitchHierarchyError'
  /** The switch that would be on. */
  readonly feature: FeatureName
  /** The switches that it needs and that are off. */
  readonly missing: readonly FeatureName[]

  constructor(feature: FeatureName, missing: readonly FeatureName[]) {
    super(`The switch ${feature} needs ${missing.join(' and ')} to be on`)
    this.feature = feature
    this.missing = missing
  }
}

/** Throws a TypeError that lists the switches for an unknown name or a value that is not a boolean. */
export function checkFeatures(changes: Partial<Features>): void {
  checkObject('features', changes)
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(requiredFeatures, name)) {
      throw new TypeError(
        `There is no switch named "${name}". Switches: ${Object.keys(requiredFeatures).join(', ')}`,
      )
    }
    if (typeof value !== 'boolean') throw new TypeError(`${name} is either true or false`)
  }
}

/** Throws a TypeError that lists the options of the profile for an unknown name or a value that is not a boolean. */
export function checkProfile(changes: Partial<Profile>): void {
  checkObject('profile', changes)
  for (const [name, value] of Object.entries(changes)) {
    if (!Object.hasOwn(defaultProfile, name)) {
      throw new TypeError(
        `There is no option of the profile named "${name}". Options: ${Object.keys(defaultProfile).join(', ')}`,
      )
    }
    if (typeof value !== 'boolean') throw new TypeError(`${name} is either true or false`)
  }
}

/** Throws a `SwitchHierarchyError` when a switch is on without those that it needs. */
export function checkHierarchy(features: Features): void {
  for (const name of Object.keys(requiredFeatures) as FeatureName[]) {
    const missing = features[name] ? requiredFeatures[name].filter((needed) => !features[needed]) : []
    if (missing.length > 0) throw new SwitchHierarchyError(name, missing)
  }
}
