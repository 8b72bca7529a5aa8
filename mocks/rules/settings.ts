import type { Headquarters } from '../api/headquarters.ts'
import type { Features, Profile, Publish } from '../model/settings.ts'
import type { Rows } from '../model/tables.ts'
import type { Deps } from '../runtime/deps.ts'
import { publishDefinitions, publishGroup } from './attributes.ts'
import { behaviourOf, parseBehaviour, strict } from './channel-behaviour.ts'
import {
  checkFeatures,
  checkHierarchy,
  checkProfile,
  featuresOf,
  profileOf,
  publish,
  publishOf,
} from './configuration.ts'
import { defaultStore, parseStore, storeOf } from './store-settings.ts'

/** `hq.profile`, `features`, `store`, `publishing`: the settings at headquarters. `hq.channel`: those of the channel. */
export function createSettings({
  tables,
  clock,
}: Deps): Pick<Headquarters, 'profile' | 'features' | 'store' | 'publishing' | 'channel'> {
  function publishIfAtOnce(rows: Rows, changed: Partial<Profile & Features>): void {
    if (publishOf(rows) === 'at once') publish(rows, changed, clock.now())
  }

  function setFeatures(changes: Partial<Features>): Promise<void> {
    return tables.change((rows) => {
      checkFeatures(changes)
      const features = { ...featuresOf(rows), ...changes }
      checkHierarchy(features)
      rows.put('features', 'features', features)
      publishIfAtOnce(rows, features)
    })
  }

  return {
    profile: {
      get: () => tables.read(profileOf),
      set: (changes) =>
        tables.change((rows) => {
          checkProfile(changes)
          const profile = { ...profileOf(rows), ...changes }
          rows.put('profile', 'profile', profile)
          publishIfAtOnce(rows, profile)
        }),
    },
    features: {
      get: () => tables.read(featuresOf),
      enable: (name) => setFeatures({ [name]: true }),
      disable: (name) => setFeatures({ [name]: false }),
      set: setFeatures,
    },
    store: {
      defaults: defaultStore,
      get: () => tables.read(storeOf),
      set: (changes) =>
        tables.change((rows) => rows.put('store', 'store', parseStore(changes, storeOf(rows)))),
    },
    channel: {
      defaults: strict,
      get: () => tables.read(behaviourOf),
      set: (changes) =>
        tables.change((rows) =>
          rows.put('channelBehaviour', 'channel', parseBehaviour(changes, behaviourOf(rows))),
        ),
    },
    publishing: {
      get: () => tables.read(publishOf),
      set: (value) =>
        tables.change((rows) => {
          rows.put('publishing', 'publishing', { publish: parsePublish(value) })
          if (value === 'by jobs') return
          publish(rows, { ...profileOf(rows), ...featuresOf(rows) }, clock.now())
          publishDefinitions(rows)
          publishGroup(rows)
        }),
    },
  }
}

function parsePublish(value: Publish): Publish {
  if (value === 'at once' || value === 'by jobs') return value
  throw new TypeError('Settings are published either "at once" or "by jobs"')
}
