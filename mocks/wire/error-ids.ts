/** The classes of error a channel names in `TypeName`. */
export type ErrorType =
  | 'DataValidationException'
  | 'CommerceException'
  | 'UserAuthenticationException'
  | 'UserAuthorizationException'
  | 'FeatureNotSupportedException'
  | 'HeadquarterTransactionServiceException'
  | 'RemoteServiceNotAvailableException'
  | 'StorageException'

interface ErrorDescription {
  readonly status: number
  readonly type: ErrorType
  /** `docs`: a documented identifier. `ours`: what the real service answers is not known. */
  readonly source: 'docs' | 'ours'
  readonly en: string
  readonly it: string
}

export const errorIdPrefix = 'Microsoft_Dynamics_Commerce_Runtime_'

const validation = { status: 400, type: 'DataValidationException', source: 'docs' } as const
const commerce = { status: 400, type: 'CommerceException', source: 'docs' } as const
const service = { status: 500, type: 'HeadquarterTransactionServiceException', source: 'docs' } as const
const signIn = { status: 401, type: 'UserAuthenticationException', source: 'ours' } as const

/** Every error this channel answers, by ErrorResourceId without its prefix. */
export const errors = {
  AggregateValidationError: {
    ...validation,
    en: 'Some of the values are not valid.',
    it: 'Alcuni valori non sono validi.',
  },
  RequiredValueNotFound: {
    ...validation,
    en: 'A required value is missing.',
    it: 'Manca un valore obbligatorio.',
  },
  InvalidFormat: {
    ...validation,
    en: 'A value does not have the expected format.',
    it: 'Un valore non ha il formato previsto.',
  },
  InvalidEmailAddress: {
    ...validation,
    en: 'The e-mail address is not valid.',
    it: "L'indirizzo e-mail non è valido.",
  },
  InvalidAddress: { ...validation, en: 'The address is not valid.', it: "L'indirizzo non è valido." },
  InvalidCountryRegion: {
    ...validation,
    en: 'The country or region is not known.',
    it: 'Il paese o la regione non è noto.',
  },
  InvalidStateProvince: {
    ...validation,
    en: 'The state or province does not belong to the country.',
    it: 'La provincia non appartiene al paese.',
  },
  InvalidZipPostalCode: {
    ...validation,
    en: 'The postal code does not fit the country.',
    it: 'Il CAP non corrisponde al paese.',
  },
  CustomerNameExceedsMaximumLength: {
    ...validation,
    en: 'The name is too long.',
    it: 'Il nome è troppo lungo.',
  },
  CustomerEmailExceedsMaximumLength: {
    ...validation,
    en: 'The e-mail address is too long.',
    it: "L'indirizzo e-mail è troppo lungo.",
  },
  CustomerPhoneNumberExceedsMaximumLength: {
    ...validation,
    en: 'The phone number is too long.',
    it: 'Il numero di telefono è troppo lungo.',
  },
  AddressLengthExceeded: {
    ...validation,
    en: 'A part of the address is too long.',
    it: "Una parte dell'indirizzo è troppo lunga.",
  },
  MultiplePrimaryAddresses: {
    ...validation,
    en: 'Only one address can be the primary one.',
    it: 'Solo un indirizzo può essere quello principale.',
  },
  MultiplePrimaryCustomerContactsNotAllowed: {
    ...validation,
    en: 'Only one contact of a kind can be the primary one.',
    it: 'Solo un contatto per tipo può essere quello principale.',
  },
  PreValidationForAsyncAddressFailed: {
    ...validation,
    en: 'An address needs at least one descriptive field.',
    it: 'Un indirizzo richiede almeno un campo descrittivo.',
  },
  TitleNotFound: {
    ...validation,
    source: 'ours',
    en: 'The title is not known.',
    it: 'Il titolo non è noto.',
  },
  AffiliationNotFound: {
    ...validation,
    source: 'ours',
    en: 'The affiliation is not known.',
    it: "L'affiliazione non è nota.",
  },
  IdMismatch: {
    ...validation,
    en: 'The record named in the body is not the one named in the address of the request.',
    it: "Il record indicato nel corpo non è quello indicato nell'indirizzo della richiesta.",
  },
  PropertyUpdateNotAllowed: {
    ...validation,
    en: 'A property in the request cannot be changed.',
    it: 'Una proprietà della richiesta non può essere modificata.',
  },
  DuplicateObject: {
    ...commerce,
    en: 'A record with this identifier exists already.',
    it: 'Esiste già un record con questo identificatore.',
  },
  CustomerNotFound: { ...commerce, en: 'The customer was not found.', it: 'Il cliente non è stato trovato.' },
  ExistingCustomerAlreadyMappedToExternalIdentity: {
    ...commerce,
    en: 'The customer is already linked to a sign-in.',
    it: 'Il cliente è già collegato a un accesso.',
  },
  UpdateAsyncCustomerNotSupported: {
    ...commerce,
    en: 'The customer cannot be edited while the account number is pending.',
    it: 'Il cliente non può essere modificato finché il numero di conto è in attesa.',
  },
  CannotCreateSynchronousCustomerOrderForAsyncCustomer: {
    ...commerce,
    en: 'The order cannot be placed in real time while the account number is pending.',
    it: "L'ordine non può essere creato in tempo reale finché il numero di conto è in attesa.",
  },
  CustomerBlockedForLoyaltyEnrollment: {
    ...commerce,
    en: 'The customer is blocked for loyalty cards.',
    it: 'Il cliente è bloccato per le carte fedeltà.',
  },
  LoyaltyCardForAsyncCustomerNotSupported: {
    ...commerce,
    source: 'ours',
    en: 'A loyalty card cannot be issued while the account number is pending.',
    it: 'Non è possibile emettere una carta fedeltà finché il numero di conto è in attesa.',
  },
  RealtimeServiceNotSupported: {
    status: 400,
    type: 'FeatureNotSupportedException',
    source: 'docs',
    en: 'This needs headquarters, and headquarters cannot be called from here.',
    it: 'Questa operazione richiede la sede centrale, che da qui non può essere chiamata.',
  },
  HeadquarterCommunicationFailure: {
    ...service,
    en: 'Headquarters could not be reached.',
    it: 'Non è stato possibile raggiungere la sede centrale.',
  },
  TransactionServiceTimeOut: {
    ...service,
    status: 504,
    en: 'Headquarters did not answer in time.',
    it: 'La sede centrale non ha risposto in tempo.',
  },
  HeadquarterTransactionServiceMethodCallFailure: {
    ...service,
    status: 400,
    en: 'Headquarters refused the request.',
    it: 'La sede centrale ha rifiutato la richiesta.',
  },
  OperatingUnitNumberNotFound: {
    ...signIn,
    en: 'The request names no channel: the OUN header is missing or unknown.',
    it: 'La richiesta non indica un canale: l’intestazione OUN manca o è sconosciuta.',
  },
  AuthenticationRequired: {
    ...signIn,
    en: 'Sign in first.',
    it: 'È necessario accedere.',
  },
  AuthorizationFailed: {
    status: 403,
    type: 'UserAuthorizationException',
    source: 'ours',
    en: 'This caller may not do this.',
    it: 'Questo chiamante non è autorizzato.',
  },
  UnknownOperation: {
    status: 404,
    type: 'CommerceException',
    source: 'ours',
    en: 'The channel does not know this operation.',
    it: 'Il canale non conosce questa operazione.',
  },
  MethodNotAllowed: {
    status: 405,
    type: 'CommerceException',
    source: 'ours',
    en: 'The operation exists, but not with this method.',
    it: "L'operazione esiste, ma non con questo metodo.",
  },
  MalformedRequest: {
    ...validation,
    source: 'ours',
    en: 'The request cannot be read.',
    it: 'La richiesta non può essere letta.',
  },
  UnsupportedMediaType: {
    ...validation,
    status: 415,
    source: 'ours',
    en: 'The body must be JSON.',
    it: 'Il corpo deve essere in formato JSON.',
  },
  RequestTooLarge: {
    ...validation,
    status: 413,
    source: 'ours',
    en: 'The request is too large.',
    it: 'La richiesta è troppo grande.',
  },
  IdempotencyKeyReused: {
    ...commerce,
    status: 422,
    source: 'ours',
    en: 'The idempotency key was used for another request.',
    it: 'La chiave di idempotenza è stata usata per un’altra richiesta.',
  },
  IdempotencyKeyInProgress: {
    ...commerce,
    status: 409,
    source: 'ours',
    en: 'A request with this idempotency key is still being processed.',
    it: 'Una richiesta con questa chiave di idempotenza è ancora in corso.',
  },
  ServiceUnavailable: {
    status: 503,
    type: 'RemoteServiceNotAvailableException',
    source: 'ours',
    en: 'The service is not available.',
    it: 'Il servizio non è disponibile.',
  },
  StorageUnavailable: {
    status: 500,
    type: 'StorageException',
    source: 'ours',
    en: "The channel's storage cannot be used.",
    it: "L'archivio del canale non può essere usato.",
  },
} as const satisfies Record<string, ErrorDescription>

export type ErrorId = keyof typeof errors
