import type { ChannelSwitches } from '../domain/channel.ts'

export type FeatureNames = Readonly<Record<keyof ChannelSwitches, string>>

/**
 * What the channel calls the switches. Microsoft does not publish the names of the async features: these follow the
 * pattern of the published ones, and a site states its channel's own with `featureNames`.
 */
export const defaultFeatureNames: FeatureNames = {
  asyncAddresses: 'Dynamics.AX.Application.RetailAsyncCustomerAddressCreationFeature',
  enhancedAsyncCreation: 'Dynamics.AX.Application.RetailEnhancedAsyncCustomerCreationFeature',
  asyncEditing: 'Dynamics.AX.Application.RetailAsyncCustomerEditingFeature',
}
