import type { FeatureName, Features, Headquarters, Profile } from './headquarters.ts'

const parameter = 'set-up'
const profileOptions = ['createCustomersAsync', 'filterSharedCustomerData'] as const
/** Each needs those before it. */
const featureNames = ['asyncAddresses', 'enhancedAsyncCreation', 'asyncEditing'] as const

/** A link that brings whoever follows it to a headquarters with the same switches. */
export function linkToSetUp(profile: Profile, features: Features): string {
  const on = [
    ...profileOptions.filter((name) => profile[name]),
    ...featureNames.filter((name) => features[name]),
  ]
  return `?${parameter}=${on.join(',')}#/headquarters`
}

/** Does what such a link says, once: the address is cleared of it, so that a reload does not do it again. */
export async function followSetUp(headquarters: Pick<Headquarters, 'profile' | 'features'>): Promise<void> {
  const address = new URL(location.href)
  const wanted = address.searchParams.get(parameter)?.split(',')
  if (!wanted) return
  address.searchParams.delete(parameter)
  history.replaceState(history.state, '', address)

  for (const name of profileOptions) await headquarters.profile.set({ [name]: wanted.includes(name) })
  const isWanted = (name: FeatureName) => wanted.includes(name)
  for (const name of featureNames.toReversed()) if (!isWanted(name)) await headquarters.features.disable(name)
  for (const name of featureNames) if (isWanted(name)) await headquarters.features.enable(name)
}
