import type { words as english } from '../../en/console/problem.ts'

export const words: typeof english = {
  RequiredValueNotFound: 'Manca un valore obbligatorio.',
  InvalidFormat: 'Il valore non ha il formato previsto.',
  InvalidEmailAddress: 'Non è un indirizzo e-mail.',
  InvalidAddress: 'L’indirizzo è vuoto.',
  InvalidCountryRegion: 'Il paese non è noto.',
  InvalidStateProvince: 'La provincia non appartiene al paese.',
  InvalidZipPostalCode: 'Il CAP non è adatto al paese.',
  CustomerNameExceedsMaximumLength: 'Il nome è troppo lungo.',
  CustomerEmailExceedsMaximumLength: 'L’indirizzo e-mail è troppo lungo.',
  CustomerPhoneNumberExceedsMaximumLength: 'Il numero di telefono è troppo lungo.',
  AddressLengthExceeded: 'Questa parte dell’indirizzo è troppo lunga.',
  MultiplePrimaryAddresses: 'Un solo indirizzo può essere quello principale.',
  MultiplePrimaryCustomerContactsNotAllowed: 'Un solo contatto per tipo può essere quello principale.',
  PreValidationForAsyncAddressFailed: 'L’indirizzo è vuoto.',
  PropertyUpdateNotAllowed: 'Non si può modificare.',
  TitleNotFound: 'Il titolo non è noto.',
  AffiliationNotFound: 'L’affiliazione non è nota.',
  HeadquarterTransactionServiceMethodCallFailure: 'La sede centrale ha detto di no.',
  AccountNumberMissing: 'Il suo cliente non ha ancora un numero.',
  AddressMissing: 'La sede centrale non ha ancora l’indirizzo.',
}
