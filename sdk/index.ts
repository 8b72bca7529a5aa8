export { createCommerce } from './commerce.ts'
export { accountLabel, failureLabel, fieldLabel } from './stores/labels.ts'
export { CommerceError } from './errors.ts'
export { newCustomerSchema } from './domain/customer.ts'
export { addressPurposes, newAddressSchema } from './domain/address.ts'
export { newContactSchema } from './domain/contact.ts'
export { countryOf } from './domain/country.ts'
export { limits } from './domain/limits.ts'

export type {
  Addresses,
  Affiliations,
  Commerce,
  CommerceOptions,
  Contacts,
  Customers,
  Diagnostic,
  Loyalty,
  Outbox,
  SpokenDecision,
  Status,
  Titles,
  VerbOptions,
} from './public.ts'
export type { LabelOptions } from './stores/labels.ts'
export type { Store, Unsubscribe } from './stores/store.ts'
export type { Address, AddressChanges, AddressPurpose, NewAddress } from './domain/address.ts'
export type { Attribute } from './domain/attribute.ts'
export type { NewContact } from './domain/contact.ts'
export type { AddressField, Country } from './domain/country.ts'
export type { PartState, PartStatus } from './domain/part.ts'
export type { Channel, ChannelSwitches, CreationMode } from './domain/channel.ts'
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
export type { Failure, FailureCode, FailureKind, FieldFailure } from './domain/failure.ts'
export type { AccountNumber, CustomerKey, TemporaryGuid } from './domain/identity.ts'
export type { Title } from './domain/title.ts'
export type { FieldProblem } from './domain/text.ts'
export type { FieldError } from './errors.ts'
export type { Locale, Messages, OwnMessages } from './messages/words.ts'
export type { AsyncRules, Decision, WhenPending } from './negotiation/decision.ts'
export type { FeatureNames } from './negotiation/features.ts'
