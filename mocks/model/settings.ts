/** The options of the online store's functionality profile that decide how customers are created. */
export interface Profile {
  /** *Create customer in async mode*. Default: `false` (No). */
  readonly createCustomersAsync: boolean
  /**
   * *Filter shared customer data tables*. With `true` (Yes) an offline channel creates no customers. Default:
   * `false`.
   */
  readonly filterSharedCustomerData: boolean
}

/** The switches of feature management. */
export interface Features {
  /** New addresses are saved without a real-time call, for pending and for synced customers. Default: `false`. */
  readonly asyncAddresses: boolean
  /** An async create may include the parts listed in the option `enhancedParts`. Default: `false`. */
  readonly enhancedAsyncCreation: boolean
  /**
   * Pending customers can be edited, and edits of synced customers and their addresses make no real-time call either.
   * Needs `asyncAddresses`, `enhancedAsyncCreation` and `performanceImprovements`. Default: `false`.
   */
  readonly asyncEditing: boolean
  /**
   * *Performance improvements for customer orders and customer transactions*. [ours] It has no effect of its own here:
   * `asyncEditing` needs it. Default: `true`.
   */
  readonly performanceImprovements: boolean
  /**
   * *Capture multiple emails and phone numbers and consent for marketing on these contacts*. Without it, a customer has
   * one e-mail and one phone, and the channel refuses further contacts. Default: `true`.
   */
  readonly multipleContacts: boolean
}

/** The name of a switch. */
export type FeatureName = keyof Features

/** The name of a setting that jobs 1070 and 1110 publish to the channel. */
export type SettingName = keyof Profile | FeatureName

/**
 * When a changed setting reaches the channel.
 *
 * - `at once`: with the change.
 * - `by jobs`: with the next run of job 1070 (profile) or 1110 (switches), as in a real deployment.
 */
export type Publish = 'at once' | 'by jobs'

/** The parts of a customer that an async create can include only with *enhanced async creation*. */
export type EnhancedPart = 'titles' | 'affiliations' | 'contacts'
