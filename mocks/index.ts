/**
 * The mock headquarters, which answers when its `fetch` is called.
 *
 * @module pending-sync/mocks
 */

import type { HttpHandler } from 'msw/http'
import type { Headquarters as HeadquartersApi } from './api/headquarters.ts'
import type { HeadquartersOptions } from './api/options.ts'
import { handlersFor } from './handlers.ts'
import { createHeadquarters as createWithoutHandlers } from './headquarters.ts'

/** A headquarters with its channel, and the handlers that connect it to MSW. */
export interface Headquarters extends HeadquartersApi {
  /**
   * For `setupServer` or `setupWorker` of MSW: they answer every request with `/Commerce/` in its path, and those to the
   * identity provider, `/identities/…`.
   */
  readonly handlers: HttpHandler[]
}

/**
 * Creates a mock headquarters of Dynamics 365 Commerce with one channel. It does not intercept requests: call
 * `fetch`, or give `handlers` to MSW.
 */
export function createHeadquarters(options: HeadquartersOptions = {}): Headquarters {
  const headquarters = createWithoutHandlers(options)
  return { ...headquarters, handlers: handlersFor(headquarters) }
}

export { jobNames } from './model/jobs.ts'
export { SwitchHierarchyError } from './rules/configuration.ts'
export { logLine } from './runtime/log.ts'
export { memoryTables } from './tables/memory.ts'
export { Refusal } from './wire/refusal.ts'

export type { Write } from './tables/write-buffer.ts'
export type { CustomerAttributes } from './api/attributes.ts'
export type {
  Identities,
  IdentityOptions,
  NewIdentity,
  Redirect,
  SignIn,
  SignInChoice,
} from './api/identities.ts'
export type { NewOrder } from './api/new-order.ts'
export type { HeadquartersOptions, RealTimeOptions } from './api/options.ts'
export type { Log, RealTime, RealTimeLoad, Unsubscribe } from './api/stores.ts'
export type {
  AttributeDefinition,
  AttributeGroup,
  AttributeSettings,
  AttributeTexts,
  AttributeType,
  AttributeValue,
  PublishedAttributeGroup,
} from './model/attributes.ts'
export type { ChannelBehaviour, TextRule } from './model/channel-behaviour.ts'
export type {
  AsyncAddressRow,
  AsyncEditRow,
  AsyncReason,
  ChannelAsyncCustomerRow,
  ChannelConfigurationRow,
  ChannelCustomerRow,
  OrderContent,
  OrderRow,
  Upload,
} from './model/channel-rows.ts'
export type { Fault, FaultKind, FaultRule } from './model/faults.ts'
export type {
  HeadquartersCustomerRow,
  Synchronization,
  UploadedAddressRow,
  UploadedCustomerRow,
  UploadedEditRow,
  UploadedOrderRow,
} from './model/headquarters-rows.ts'
export type { AutomaticLinking, IdentityKind, IdentityRow } from './model/identity-rows.ts'
export type {
  BroughtRow,
  JobName,
  JobReport,
  Problem,
  RowOutcome,
  RowReport,
  RowSubject,
  Schedule,
} from './model/jobs.ts'
export type { CallerKind, JobLogEntry, LogEntry, RequestLogEntry } from './model/log-entry.ts'
export type { EnhancedPart, FeatureName, Features, Profile, Publish, SettingName } from './model/settings.ts'
export type { Sequences } from './model/sequences.ts'
export type { DefaultCustomer, StoreChanges, StoreSettings } from './model/store.ts'
export type { HeadquartersSnapshot, TablesSnapshot } from './model/snapshot.ts'
export type { Rows, Tables } from './model/tables.ts'
export type {
  Address,
  CommerceProperty,
  CommercePropertyValue,
  ContactInfo,
  CustomerAffiliation,
  CustomerAttribute,
} from './wire/customer-parts.ts'
export type { AddressDraft, CustomerDraft } from './wire/draft.ts'
export type { Customer, LoyaltyCard, LoyaltyGroup, LoyaltyPoints } from './wire/entities.ts'
export type { RefusalOptions, ValidationResult } from './wire/refusal.ts'
export type {
  CardTokenInfo,
  CartLine,
  CartTenderLine,
  ChargeLine,
  SalesLine,
  TokenizedPaymentCard,
} from './wire/orders.ts'
