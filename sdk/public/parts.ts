import type { AddressChanges, NewAddress } from '../domain/address.ts'
import type { Country } from '../domain/country.ts'
import type { Customer } from '../domain/customer.ts'
import type { AddressKey, CustomerKey } from '../domain/identity.ts'
import type { NewContact, Title } from '../domain/part.ts'
import type { VerbOptions } from './verb-options.ts'

/**
 * The addresses of customers. The verbs resolve with the customer, in whose `addresses` each address carries its own
 * status. They resolve and reject like the verbs of `Customers`; an unknown `addressKey` throws `entry_unknown`.
 */
export interface Addresses {
  /** Adds an address. A pending customer needs the switch for async addresses. */
  create(key: CustomerKey, newAddress: NewAddress, options?: VerbOptions): Promise<Customer>
  /**
   * Changes an address. A blank field is cleared, an absent or `undefined` one stays as it is. In another country the state,
   * the county, and a postal code that the country cannot have, are cleared. A pending customer needs the switch for async
   * editing.
   */
  update(
    key: CustomerKey,
    addressKey: AddressKey,
    changes: AddressChanges,
    options?: VerbOptions,
  ): Promise<Customer>
  /** Deactivates an address. Addresses are never deleted. A pending customer needs the switch for async editing. */
  deactivate(key: CustomerKey, addressKey: AddressKey, options?: VerbOptions): Promise<Customer>
  /**
   * Reads the countries the channel delivers to, each with its address format, or those read last if the channel cannot be
   * reached. If they were never read, resolves with all countries this SDK knows.
   */
  countries(): Promise<readonly Country[]>
  /**
   * Reads the states or provinces of a country (ISO 3166-1 alpha-3), or those read last if the channel cannot be reached.
   * Empty if the country has none or they were never read.
   */
  states(country: string): Promise<
    readonly {
      /** The value of `state` in an address. */
      readonly code: string
      /** The name for people, as the channel has it. */
      readonly name: string
    }[]
  >
}

/** Personal titles. */
export interface Titles {
  /**
   * Reads the titles that headquarters offers, or those read last if the channel does not answer with a list. Throws an
   * `unreachable` error if they were never read.
   */
  list(): Promise<readonly Title[]>
  /**
   * Sets the title of a customer. `titleId` is the `id` of a `Title`. A pending customer needs the switch for enhanced async
   * creation. Resolves and rejects like the verbs of `Customers`.
   */
  add(key: CustomerKey, titleId: string, options?: VerbOptions): Promise<Customer>
}

/** Affiliations of customers. */
export interface Affiliations {
  /**
   * Adds an affiliation by its record id. Reads the customer first, so that no affiliation is lost. A pending customer needs
   * the switch for enhanced async creation and `asyncRules.affiliations`. Resolves and rejects like the verbs of `Customers`.
   */
  add(key: CustomerKey, affiliationId: string, options?: VerbOptions): Promise<Customer>
}

/** Second e-mails and phones of customers. */
export interface Contacts {
  /**
   * Adds a second e-mail or phone. Needs the switch for multiple contacts, with the code `multiple_contacts_off` otherwise.
   * Reads the customer first, so that no contact is lost. A pending customer also needs the switch for enhanced async
   * creation and `asyncRules.secondaryContacts`. Resolves and rejects like the verbs of `Customers`.
   */
  add(key: CustomerKey, contact: NewContact, options?: VerbOptions): Promise<Customer>
}

/** Loyalty cards of customers. */
export interface Loyalty {
  /**
   * Issues a loyalty card. Without `cardNumber` the channel chooses a number; a number is cleaned like other codes. A customer without an account number cannot
   * have a card, whatever the switches. Resolves and rejects like the verbs of `Customers`.
   */
  issueCard(key: CustomerKey, options?: VerbOptions & { readonly cardNumber?: string }): Promise<Customer>
}
