import type { Context } from '../context.ts'
import type { Rows } from '../tables/types.ts'
import type { Features, Profile, Publish } from '../terms.ts'
import type { Headquarters } from '../types.ts'
import { checkFeatures, featuresOf, needs, profileOf, publish, publishOf } from './configuration.ts'

/** What people set at headquarters, and whether the channel knows at once or only after 1070 and 1110. */
export function createSettings(context: Context): Pick<Headquarters, 'profile' | 'features' | 'publishing'> {
  const { tables, clock } = context

  function publishAtOnce(rows: Rows, changed: Partial<Profile & Features>): void {
    if (publishOf(rows) === 'at once') publish(rows, changed, clock.now())
  }

  function setFeatures(changes: Partial<Features>): Promise<void> {
    return tables.change((rows) => {
      Object.keys(changes).forEach(checkName)
      const features = { ...featuresOf(rows), ...changes }
      checkFeatures(features)
      rows.put('features', 'features', features)
      publishAtOnce(rows, features)
    })
  }

  return {
    profile: {
      get: () => tables.read(profileOf),
      set: (changes) =>
        tables.change((rows) => {
          const profile = { ...profileOf(rows), ...changes }
          rows.put('profile', 'profile', profile)
          publishAtOnce(rows, profile)
        }),
    },
    features: {
      get: () => tables.read(featuresOf),
      enable: (name) => setFeatures({ [name]: true }),
      disable: (name) => setFeatures({ [name]: false }),
      set: setFeatures,
    },
    publishing: {
      get: () => tables.read(publishOf),
      set: (way) =>
        tables.change((rows) => {
          rows.put('publishing', 'publishing', { publish: wayNamed(way) })
          publishAtOnce(rows, { ...profileOf(rows), ...featuresOf(rows) })
        }),
    },
  }
}

function wayNamed(way: Publish): Publish {
  if (way === 'at once' || way === 'by jobs') return way
  throw new TypeError('Settings are published either "at once" or "by jobs"')
}

function checkName(name: string): void {
  if (!(name in needs)) {
    throw new TypeError(`There is no switch named "${name}". Switches: ${Object.keys(needs).join(', ')}`)
  }
}
