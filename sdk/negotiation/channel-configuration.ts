import type { Channel, FeatureNames } from '../domain/channel.ts'
import type { ChannelConfiguration } from '../wire/channel-shape.ts'

/** The configuration to expect while the channel was never read. Fields that are absent have the defaults of `Channel`. */
export type Assumptions = Partial<Omit<Channel, 'source' | 'readAt'>>

/** The channel before it was read for the first time. */
export const neverRead: Channel = {
  mode: 'sync',
  switches: {
    asyncAddresses: false,
    enhancedAsyncCreation: false,
    asyncEditing: false,
    // Usually on. A channel without it answers a second contact with a refusal, so nothing is lost.
    multipleContacts: true,
  },
  offlineCreation: true,
  source: 'assumed',
}

/** Merges the answers into a channel. Anything the channel does not state stays as it was known or assumed. */
export function toChannel(
  { createCustomersAsync, filterSharedCustomerData }: ChannelConfiguration,
  features: ReadonlyMap<string, boolean>,
  featureNames: FeatureNames,
  known: Channel,
  now: number,
): Channel {
  const isOn = (name: keyof FeatureNames) => features.get(featureNames[name]) ?? known.switches[name]
  return {
    mode: createCustomersAsync === undefined ? known.mode : createCustomersAsync ? 'async' : 'sync',
    switches: {
      asyncAddresses: isOn('asyncAddresses'),
      enhancedAsyncCreation: isOn('enhancedAsyncCreation'),
      asyncEditing: isOn('asyncEditing'),
      multipleContacts: isOn('multipleContacts'),
    },
    offlineCreation:
      filterSharedCustomerData === undefined ? known.offlineCreation : !filterSharedCustomerData,
    source: 'live',
    readAt: now,
  }
}
