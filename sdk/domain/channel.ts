/** How a channel creates customers: in a real-time call to headquarters, or stored first and converted by jobs later. */
export type CreationMode = 'sync' | 'async'

/** Headquarters' switches that widen what async creation can do. */
export interface ChannelSwitches {
  /** Enable asynchronous creation for customer addresses (Commerce 10.0.22). */
  readonly asyncAddresses: boolean
  /** Enable enhanced async customer creation (Commerce 10.0.24). */
  readonly enhancedAsyncCreation: boolean
  /** Enable editing customers in asynchronous mode (Commerce 10.0.29). */
  readonly asyncEditing: boolean
}

/** What a channel is set up to do, and how we know. */
export interface Channel {
  /** What a create is expected to be. The answer to the create says what it was. */
  readonly mode: CreationMode
  readonly switches: ChannelSwitches
  /** Whether customers may be created while the channel is out of reach (*Filter shared customer data tables* = No). */
  readonly offlineCreation: boolean
  /** `live`: read in this session. `remembered`: read earlier and kept on this device. `assumed`: never read. */
  readonly source: 'live' | 'remembered' | 'assumed'
  /** When it was read, in milliseconds since the epoch; absent while assumed. */
  readonly readAt?: number
}
