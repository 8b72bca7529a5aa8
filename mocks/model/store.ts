import type { Customer } from '../wire/entities.ts'

/** The settings of the online store from which new customers and addresses inherit values. */
export interface StoreSettings {
  /** The country of the operating unit's primary address, ISO 3166-1 alpha-3. Default: `ITA`. */
  readonly country: string
  /** The store's default customer. */
  readonly defaultCustomer: DefaultCustomer
}

/** The values of a store to change; the others stay. */
export interface StoreChanges {
  /** ISO 3166-1 alpha-3. */
  readonly country?: string
  /** The values of the default customer to change. */
  readonly defaultCustomer?: Partial<DefaultCustomer>
}

/**
 * The values that a new customer inherits where its create gives none. [docs] Affiliations are added to those of the
 * create; an async customer inherits them only with *enhanced async creation*.
 */
export interface DefaultCustomer extends Pick<
  Customer,
  'CustomerTypeValue' | 'CustomerGroup' | 'ReceiptSettings' | 'ReceiptEmail' | 'CurrencyCode' | 'Language'
> {
  /** The record ids of affiliations. Default: none. */
  readonly affiliationIds: readonly number[]
}
