/**
 * The way a customer is created. `sync`: a real-time call to headquarters answers with the account number. `async`: the
 * channel stores the customer under a temporary GUID, and jobs bring the account number later. Source: Dynamics 365
 * Commerce, asynchronous customer creation mode.
 */
export type CreationMode = 'sync' | 'async'

/** The features of headquarters on which the rules depend. */
export interface ChannelSwitches {
  /** Enable asynchronous creation for customer addresses (Commerce 10.0.22). */
  readonly asyncAddresses: boolean
  /** Enable enhanced async customer creation (Commerce 10.0.24). */
  readonly enhancedAsyncCreation: boolean
  /** Enable editing customers in asynchronous mode (Commerce 10.0.29). Edits of synced customers are async, too. */
  readonly asyncEditing: boolean
  /** Capture multiple emails and phone numbers and consent for marketing on these contacts. */
  readonly multipleContacts: boolean
}

/** The configuration of a channel, and where it comes from. */
export interface Channel {
  /** The mode a create is expected to have. The answer to the create says which one it had. */
  readonly mode: CreationMode
  /** The features of headquarters on which the rules depend. */
  readonly switches: ChannelSwitches
  /**
   * Customers may be created while the channel is unreachable. `false` when *Filter shared customer data tables* is on.
   */
  readonly offlineCreation: boolean
  /**
   * - `live`: read from the channel since this `commerce` was created.
   * - `remembered`: read earlier and stored on this device.
   * - `assumed`: never read; see the option `assume`.
   */
  readonly source: 'live' | 'remembered' | 'assumed'
  /** The time it was read, in milliseconds since the epoch; absent while assumed. */
  readonly readAt?: number
}

/** The channel's names of its switches. */
export type FeatureNames = Readonly<Record<keyof ChannelSwitches, string>>

/**
 * The names that are asked for by default. Microsoft does not publish the names of these features: they follow the
 * pattern of the published ones. A site whose channel uses other names sets `featureNames`.
 */
export const defaultFeatureNames: FeatureNames = {
  asyncAddresses: 'Dynamics.AX.Application.RetailAsyncCustomerAddressCreationFeature',
  enhancedAsyncCreation: 'Dynamics.AX.Application.RetailEnhancedAsyncCustomerCreationFeature',
  asyncEditing: 'Dynamics.AX.Application.RetailAsyncCustomerEditingFeature',
  multipleContacts: 'Dynamics.AX.Application.RetailMultipleCustomerContactsFeature',
}
