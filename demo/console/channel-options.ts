import type { ChannelBehaviour } from 'pending-sync/mocks'

export type ChannelOption = keyof ChannelBehaviour

export const textRules = [
  'lower-case-emails',
  'single-blanks',
  'capitals',
  'zip-plus-4',
  'phone-digits',
] as const satisfies ChannelBehaviour['normalizes']

/** In milliseconds. */
export const searchLags = [0, 60_000, 300_000, 3_600_000] as const

/** The extension properties that the SDK uses, where a channel keeps them. */
export const propertiesOfSdk: readonly string[] = ['PendingSyncRequestId', 'PendingSyncAddressKey']

/** The options that differ from their defaults. */
export function changedOptions(
  behaviour: ChannelBehaviour,
  defaults: ChannelBehaviour,
): readonly ChannelOption[] {
  const names = Object.keys(defaults) as ChannelOption[]
  return names.filter((name) => textOf(behaviour[name]) !== textOf(defaults[name]))
}

/** Lists are equal whatever their order. */
function textOf(value: ChannelBehaviour[ChannelOption]): string {
  return JSON.stringify(Array.isArray(value) ? value.toSorted() : value)
}

/** The names in a text, separated by commas. */
export function namesIn(text: string): readonly string[] {
  const names = text.split(',').map((name) => name.trim())
  return [...new Set(names.filter(Boolean))]
}
