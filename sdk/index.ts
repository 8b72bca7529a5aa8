export { createCommerce } from './commerce.ts'
export { CommerceError } from './errors.ts'
export { accountLabel, failureLabel, fieldLabel } from './views/labels.ts'
export { addressPurposes, newAddressSchema } from './domain/address.ts'
export { countryOf } from './domain/country.ts'
export { newCustomerSchema } from './domain/customer.ts'
export { newContactSchema } from './domain/part.ts'
export { limits } from './domain/validation.ts'

export type { CommerceOptions, Diagnostic, Shopper } from './options.ts'
export type { GetIdToken } from './wire/credentials.ts'
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
  Status,
  Titles,
  VerbOptions,
} from './public.ts'
export type { FieldError } from './errors.ts'
export type { Store, Unsubscribe } from './store.ts'
export type { LabelOptions } from './views/labels.ts'
export type { CustomMessages, Locale, Messages } from './messages/types.ts'
export type { AsyncRules, Decision, WhenPending } from './negotiation/decision.ts'
export type { Address, AddressChanges, AddressPurpose, NewAddress } from './domain/address.ts'
export type { Channel, ChannelSwitches, CreationMode, FeatureNames } from './domain/channel.ts'
export type { AddressField, Country } from './domain/country.ts'
export type {
  Customer,
  CustomerChanges,
  CustomerStatus,
  NewCustomer,
  PendingCustomer,
  QueuedCustomer,
  RefusedCustomer,
  SyncedCustomer,
} from './domain/customer.ts'
export type { EntryKind, EntryStatus, OutboxEntry } from './domain/entry.ts'
export type { Failure, FailureCode, FailureKind, FieldFailure, FieldProblem } from './domain/failure.ts'
export type { AccountNumber, Caller, CustomerKey, TemporaryGuid } from './domain/identity.ts'
export type { Attribute, NewContact, PartState, PartStatus, Title } from './domain/part.ts'
