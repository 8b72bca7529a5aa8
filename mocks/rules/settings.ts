import type { Context } from '../context.ts'
import type { Rows } from '../tables/types.ts'
import type { Features, Profile } from '../terms.ts'
import type { Headquarters } from '../types.ts'
import { checkFeatures, featuresOf, needs, profileOf, publish } from './configuration.ts'

/** What people set at headquarters. Whether the channel knows at once, or only after 1070 and 1110, is an option. */
export function createSettings(context: Context): Pick<Headquarters, 'profile' | 'features'> {
  const { tables, clock, settings } = context

  function publishAtOnce(rows: Rows, changed: Partial<Profile & Features>): void {
    if (settings.publish === 'at once') publish(rows, changed, clock.now())
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
  }
}

function checkName(name: string): void {
  if (!(name in needs)) {
    throw new TypeError(`There is no switch named "${name}". Switches: ${Object.keys(needs).join(', ')}`)
  }
}
