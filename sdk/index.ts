export { createCommerce } from './commerce.ts'
export { accountLabel } from './stores/account-label.ts'
export { CommerceError } from './errors.ts'
export { newCustomerSchema } from './domain/customer.ts'
export { newAddressSchema } from './domain/address.ts'
export { limits } from './domain/limits.ts'

export type { Commerce, CommerceOptions, Customers, Diagnostic, Outbox, Status, Titles } from './public.ts'
export type { AccountLabelOptions } from './stores/account-label.ts'
export type { Store, Unsubscribe } from './stores/store.ts'
export type { Address, AddressPurpose, NewAddress } from './domain/address.ts'
export type { Channel, ChannelSwitches, CreationMode } from './domain/channel.ts'
export type {
  Customer,
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
export type { FieldError } from './errors.ts'
export type { Locale, Messages, OwnMessages } from './messages/words.ts'
export type { Decision, Operation } from './negotiation/decision.ts'
export type { FeatureNames } from './negotiation/features.ts'
