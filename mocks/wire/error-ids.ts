/** The classes of errors, as in `TypeName`. */
export type ErrorType =
  | 'DataValidationException'
  | 'CommerceException'
  | 'UserAuthenticationException'
  | 'UserAuthorizationException'
  | 'FeatureNotSupportedException'
  | 'HeadquarterTransactionServiceException'
  | 'RemoteServiceNotAvailableException'
  | 'StorageException'

export const errorIdPrefix = 'Microsoft_Dynamics_Commerce_Runtime_'

interface ErrorDescription {
  readonly status: number
  readonly type: ErrorType
}

const validation: ErrorDescription = { status: 400, type: 'DataValidationException' }
const commerce: ErrorDescription = { status: 400, type: 'CommerceException' }
const headquarters: ErrorDescription = { status: 500, type: 'HeadquarterTransactionServiceException' }
const signIn: ErrorDescription = { status: 401, type: 'UserAuthenticationException' }
const forbidden: ErrorDescription = { status: 403, type: 'UserAuthorizationException' }

/**
 * The errors of one value. [docs], but those of titles, affiliations and several contacts are [ours], and so is which of
 * the errors of attributes stands for which mistake.
 */
const valueErrors = {
  RequiredValueNotFound: validation,
  InvalidFormat: validation,
  InvalidEmailAddress: validation,
  InvalidAddress: validation,
  InvalidCountryRegion: validation,
  InvalidStateProvince: validation,
  InvalidZipPostalCode: validation,
  CustomerNameExceedsMaximumLength: validation,
  CustomerEmailExceedsMaximumLength: validation,
  CustomerPhoneNumberExceedsMaximumLength: validation,
  AddressLengthExceeded: validation,
  MultiplePrimaryAddresses: validation,
  MultiplePrimaryCustomerContactsNotAllowed: validation,
  PreValidationForAsyncAddressFailed: validation,
  PropertyUpdateNotAllowed: validation,
  TitleNotFound: validation,
  AffiliationNotFound: validation,
  AttributeDefinitionNotFound: validation,
  AttributeTypeMismatch: validation,
  AttributeValueCannotBeNull: validation,
  AttributeValueOutOfBounds: validation,
  InvalidAttributeValue: validation,
  MultipleContactsNotSupported: { status: 400, type: 'FeatureNotSupportedException' },
} satisfies Record<string, ErrorDescription>

/**
 * [docs] The identifiers of security. [ours] Which of them a token gets, and their statuses: 401 for a token that does
 * not count, 403 for one that counts but may not do this. Seen in samples: the class of `CommerceIdentityNotFound`, and
 * that of a wrong audience.
 */
const security = {
  AuthenticationFailed: signIn,
  InvalidUserToken: signIn,
  InvalidIssuer: signIn,
  InvalidAudience: signIn,
  AuthorizationFailed: forbidden,
  CommerceIdentityNotFound: forbidden,
} satisfies Record<string, ErrorDescription>

/** [docs] The identifiers that Microsoft documents. */
const documented = {
  ...valueErrors,
  ...security,
  AggregateValidationError: validation,
  IdMismatch: validation,
  DuplicateObject: commerce,
  CustomerNotFound: commerce,
  ExistingCustomerAlreadyMappedToExternalIdentity: commerce,
  MultipleCustomerAccountsFoundWithSameEmailAddress: commerce,
  UpdateAsyncCustomerNotSupported: commerce,
  CannotCreateSynchronousCustomerOrderForAsyncCustomer: commerce,
  CustomerBlockedForLoyaltyEnrollment: commerce,
  RealtimeServiceNotSupported: { status: 400, type: 'FeatureNotSupportedException' },
  HeadquarterCommunicationFailure: headquarters,
  TransactionServiceTimeOut: { ...headquarters, status: 504 },
  HeadquarterTransactionServiceMethodCallFailure: { ...headquarters, status: 400 },
} satisfies Record<string, ErrorDescription>

/** [ours] The identifiers for cases in which the answer of the real service is not known. */
const ours = {
  LoyaltyCardForAsyncCustomerNotSupported: commerce,
  LoyaltyCardNotFound: commerce,
  CartNotFound: commerce,
  InvalidCartVersion: commerce,
  SalesOrderNotFound: commerce,
  OperatingUnitNumberNotFound: signIn,
  UnknownOperation: { ...commerce, status: 404 },
  MethodNotAllowed: { ...commerce, status: 405 },
  MalformedRequest: validation,
  UnsupportedMediaType: { ...validation, status: 415 },
  BatchFormatNotSupported: { ...validation, status: 415 },
  QueryOptionNotSupported: { ...validation, status: 501 },
  RequestTooLarge: { ...validation, status: 413 },
  IdempotencyKeyReused: { ...commerce, status: 422 },
  IdempotencyKeyInProgress: { ...commerce, status: 409 },
  ServiceUnavailable: { status: 503, type: 'RemoteServiceNotAvailableException' },
  StorageUnavailable: { status: 500, type: 'StorageException' },
} satisfies Record<string, ErrorDescription>

/** Every error that this channel answers, by ErrorResourceId without its prefix. */
export const errors = { ...documented, ...ours }

/** The name of an error. */
export type ErrorId = keyof typeof errors
/** The name of an error of one value. */
export type ValueErrorId = keyof typeof valueErrors
