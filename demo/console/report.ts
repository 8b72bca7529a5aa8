/** What one run of a job did. */
export interface JobReport {
  readonly job: string
  readonly at: number
  readonly moved: number
  readonly failed: number
  readonly rows: readonly RowReport[]
}

/** What became of one row. */
export type RowReport = (Subject & Fate) | BroughtRow

type Subject =
  | { readonly kind: 'customer'; readonly name: string }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'edit'; readonly properties: readonly string[] }
  | { readonly kind: 'order'; readonly id: string }

type Fate =
  | { readonly outcome: 'uploaded' }
  | { readonly outcome: 'synchronized'; readonly accountNumber: string }
  | { readonly outcome: 'left'; readonly problems: readonly Problem[] }

type BroughtRow = { readonly outcome: 'brought' } & (
  | { readonly kind: 'customer'; readonly name: string; readonly accountNumber: string }
  | { readonly kind: 'setting'; readonly setting: Setting; readonly value: boolean }
)

export type Setting =
  | 'createCustomersAsync'
  | 'filterSharedCustomerData'
  | 'asyncAddresses'
  | 'enhancedAsyncCreation'
  | 'asyncEditing'

/** Why a row was left. */
export interface Problem {
  readonly code: ProblemCode
  /** The values it is about, such as `Email` or `Addresses[0].City`. */
  readonly members: readonly string[]
}

export type ProblemCode =
  | 'RequiredValueNotFound'
  | 'InvalidFormat'
  | 'InvalidEmailAddress'
  | 'InvalidAddress'
  | 'InvalidCountryRegion'
  | 'InvalidStateProvince'
  | 'InvalidZipPostalCode'
  | 'CustomerNameExceedsMaximumLength'
  | 'CustomerEmailExceedsMaximumLength'
  | 'CustomerPhoneNumberExceedsMaximumLength'
  | 'AddressLengthExceeded'
  | 'MultiplePrimaryAddresses'
  | 'MultiplePrimaryCustomerContactsNotAllowed'
  | 'PreValidationForAsyncAddressFailed'
  | 'PropertyUpdateNotAllowed'
  | 'TitleNotFound'
  | 'AffiliationNotFound'
  | 'HeadquarterTransactionServiceMethodCallFailure'
  | 'AccountNumberMissing'
