/**
 * The SDK: what a storefront imports.
 *
 * @module pending-sync
 */

export { createCommerce } from './commerce.ts'
export { CommerceError } from './errors.ts'
export { accountLabel, failureLabel, fieldLabel } from './views/labels.ts'
export { addressPurposes } from './domain/address.ts'
export { countryOf } from './domain/country.ts'
export { limits } from './domain/limits.ts'
export { newAddressSchema, newContactSchema, newCustomerSchema, schemasFor } from './domain/schemas.ts'

export type { Assumptions } from './negotiation/channel-configuration.ts'
export type { CommerceOptions, Diagnostic, Shopper } from './options.ts'
export type { Keep } from './outbox/retention.ts'
export type { GetIdToken } from './wire/credentials.ts'
export type { RequestReport } from './wire/request-report.ts'
export type {
  Addresses,
  Affiliations,
  Claimed,
  Commerce,
  Contacts,
  CreateOptions,
  Customers,
  ExplainedDecision,
  Loyalty,
  Outbox,
  OwnCustomer,
  Status,
  Titles,
  VerbOptions,
} from './public.ts'
export type { FieldError } from './errors.ts'
export type { Store, Unsubscribe } from './store.ts'
export type { LabelOptions } from './views/labels.ts'
export type { CustomMessages, Locale, Messages, PartialMessages } from './messages/types.ts'
export type { AsyncRule } from './negotiation/table.ts'
export type { AsyncRules, Decision, WhenPending } from './negotiation/decision.ts'
export type { Address, AddressChanges, AddressDraft, AddressPurpose, NewAddress } from './domain/address.ts'
export type { Channel, ChannelSwitches, CreationMode, FeatureNames } from './domain/channel.ts'
export type { Country } from './domain/country.ts'
export type { CountryCode } from './domain/country-code.ts'
export type { AddressField } from './domain/country-table.ts'
export type {
  Customer,
  CustomerProfile,
  CustomerStatus,
  PendingCustomer,
  QueuedCustomer,
  RefusedCustomer,
  SyncedCustomer,
} from './domain/customer.ts'
export type { EntryKind, EntryStatus, OutboxEntry } from './domain/entry.ts'
export type { Failure, FailureCode, FailureKind, FieldFailure, FieldProblem } from './domain/failure.ts'
export type {
  AccountNumber,
  AddressKey,
  Caller,
  CustomerKey,
  EntryId,
  TemporaryGuid,
} from './domain/identity.ts'
export type { ExtensionProperties } from './domain/field-schemas.ts'
export type { Limits } from './domain/limits.ts'
export type { CustomerChanges, NewCustomer, NewOrganization, NewPerson } from './domain/new-customer.ts'
export type { Schemas } from './domain/schemas.ts'
export type { Attribute, AttributeType, NewContact, PartState, PartStatus, Title } from './domain/part.ts'
