import type { Headquarters } from '../api/headquarters.ts'
import type { HeadquartersOptions } from '../api/options.ts'
import type { Tables } from '../model/tables.ts'

/** Tells if the tables already hold a headquarters, with settings of its own. */
export function holdsHeadquarters(tables: Tables): Promise<boolean> {
  return tables.read((rows) => rows.get('meta', 'meta') !== undefined)
}

/**
 * Changes the settings of a headquarters that was there before to those that were given at the start. They reach the
 * channel as all changes do: at once or by jobs.
 */
export async function applySettings(
  hq: Headquarters,
  { profile, features, publish, channel, attributes = [], identities }: HeadquartersOptions,
): Promise<void> {
  if (channel) await hq.channel.set(channel)
  if (publish) await hq.publishing.set(publish)
  if (features) await hq.features.set(features)
  if (profile) await hq.profile.set(profile)
  for (const definition of attributes) await hq.attributes.define(definition)
  if (identities?.automaticLinking) await hq.identities.automaticLinking.set(identities.automaticLinking)
}

/** Describes how customers are created now, and after job 1070 if that differs. */
export async function modeText(hq: Headquarters): Promise<string> {
  const { channel, headquarters } = await hq.tables.read()
  const mode = (isAsync: boolean) => (isAsync ? 'async' : 'sync')
  const now = mode(channel.configuration.createCustomersAsync)
  const later = mode(headquarters.profile.createCustomersAsync)
  return `customers are created ${now}${now === later ? '' : ` (${later} after job 1070)`}`
}
