import type { LoyaltyCard } from '../wire/entities.ts'
import type { AttributeSettings, PublishedAttributeGroup } from './attributes.ts'
import type { ChannelBehaviour } from './channel-behaviour.ts'
import type {
  AsyncAddressRow,
  AsyncEditRow,
  ChannelAsyncCustomerRow,
  ChannelConfigurationRow,
  ChannelCustomerRow,
  OrderRow,
} from './channel-rows.ts'
import type { Fault } from './faults.ts'
import type {
  HeadquartersCustomerRow,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
  UploadedOrderRow,
} from './headquarters-rows.ts'
import type { AutomaticLinking, IdentityRow } from './identity-rows.ts'
import type { JobReport, Schedule } from './jobs.ts'
import type { Features, Profile, Publish } from './settings.ts'
import type { StoreSettings } from './store.ts'

/** The rows of the channel and of headquarters side by side. Lists of rows: newest first. */
export interface TablesSnapshot {
  /** The database of the channel. */
  readonly channel: {
    /** The settings that the channel works with. */
    readonly configuration: ChannelConfigurationRow
    /** How strict the channel is. */
    readonly behaviour: ChannelBehaviour
    /** The customer attributes that jobs 1010 and 1110 brought. It knows those that both name. */
    readonly attributes: AttributeSettings<PublishedAttributeGroup>
    /** Customers with an account number. */
    readonly customers: readonly ChannelCustomerRow[]
    /** Customers that were created without a real-time call, pending or converted. */
    readonly asyncCustomers: readonly ChannelAsyncCustomerRow[]
    /** Addresses that were added without a real-time call. */
    readonly asyncAddresses: readonly AsyncAddressRow[]
    /** Edits that were accepted without a real-time call, except those of customers before their upload. */
    readonly asyncEdits: readonly AsyncEditRow[]
    /** The orders. */
    readonly orders: readonly OrderRow[]
  }
  /** The database of headquarters. */
  readonly headquarters: {
    /** The functionality profile. The channel has its own copy in `channel.configuration`. */
    readonly profile: Profile
    /** The switches. The channel has its own copy in `channel.configuration`. */
    readonly features: Features
    /** When changed settings reach the channel. */
    readonly publish: Publish
    /** The values that new customers and addresses inherit. */
    readonly store: StoreSettings
    /** How an identity without a customer gets one. */
    readonly automaticLinking: AutomaticLinking
    /** The customer attributes. The channel has its own copy in `channel.attributes`. */
    readonly attributes: AttributeSettings
    /** Customers with an account number. */
    readonly customers: readonly HeadquartersCustomerRow[]
    /** Customers that P-job uploaded: the view *Customer synchronization status*. */
    readonly asyncCustomers: readonly UploadedCustomerRow[]
    /** Addresses that P-job uploaded. */
    readonly asyncAddresses: readonly UploadedAddressRow[]
    /** Edits that P-job uploaded. */
    readonly asyncEdits: readonly UploadedEditRow[]
    /** Orders that P-job uploaded, or that were placed in sync mode. */
    readonly orders: readonly UploadedOrderRow[]
    /** The loyalty cards. */
    readonly loyaltyCards: readonly LoyaltyCard[]
  }
  /** The people of the identity provider, with the customers that they are linked to. */
  readonly identities: readonly IdentityRow[]
  /** The jobs that run at an interval. */
  readonly schedules: readonly Schedule[]
  /** The faults, in the order in which they were added. */
  readonly faults: readonly Fault[]
  /** The last run of each job. */
  readonly lastRuns: readonly JobReport[]
}

/** Everything that a headquarters stores, as plain data: made by `hq.snapshot()`, taken back by `hq.restore()`. */
export interface HeadquartersSnapshot {
  /** The version of this format. */
  readonly version: 1
  /** Every row as table, key and value. */
  readonly rows: readonly (readonly [string, string, unknown])[]
}
