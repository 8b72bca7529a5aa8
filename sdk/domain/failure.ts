/** Problems of one field. The messages of the exported schemas are these codes; `fieldLabel` turns them into text. */
export const fieldProblems = ['required', 'too_long', 'email', 'country', 'zip_code', 'invalid'] as const
/**
 * - `required`: the field is missing or blank.
 * - `too_long`: longer than `limits` allows.
 * - `email`: not shaped like an e-mail address.
 * - `country`: not an ISO 3166-1 alpha-3 code such as `ITA`.
 * - `zip_code`: does not match the postal codes of the country.
 * - `invalid`: anything else, such as a value of the wrong type.
 */
export type FieldProblem = (typeof fieldProblems)[number]

/** One field that cannot be accepted as it is. */
export interface FieldFailure {
  /** The path inside the input, such as `addresses.0.city`. */
  readonly path: string
  /** The problem; `fieldLabel` turns it into text. */
  readonly problem: FieldProblem
}

/**
 * The class of a failure: it says who can act on it.
 *
 * - `validation`: the input is wrong; the shopper corrects it.
 * - `refused`: a rule or headquarters said no.
 * - `pending`: the customer needs its account number first.
 * - `unreachable`: the channel did not answer, or its answer was lost.
 * - `sign-in`: the shopper signs in; nothing is lost.
 * - `storage`: this device could not store or find it.
 * - `configuration`: the site is not set up for this channel; its developer acts. The shopper did nothing wrong.
 */
export type FailureKind =
  'validation' | 'refused' | 'pending' | 'unreachable' | 'sign-in' | 'storage' | 'configuration'

/**
 * Stable codes for programs. A person reads the message made from the code.
 *
 * Input:
 * - `fields_invalid`: the input does not pass validation; see `fields`.
 *
 * The channel or headquarters said no:
 * - `headquarters_refused`: the channel or headquarters answered with an error; see `resourceId` and `channelMessage`.
 * - `not_allowed`: the channel answered 403, to a second token as well.
 *
 * The SDK found something else:
 * - `customer_exists`: the shopper has a customer already, and it differs from what was typed. `outbox.resolve(id, 'update')`
 *   changes it, `discard` leaves it as it is. (The channel may have found it first, and refused the create.)
 *
 * The shopper must sign in:
 * - `token_needed`: `getIdToken` returned no token, failed or took longer than five seconds, or the channel did not accept
 *   the token (401, or 403 to the first one). Nothing was processed, and it is sent afterwards. Also: a guest cannot load a
 *   customer, nor change one that a channel has accepted. Then nothing is kept.
 * - `other_identity`: the token belongs to another identity than the first one that was seen for this shopper.
 *
 * A rule of the decision table said no:
 * - `offline_creation_off`: the channel is unreachable and filters shared customer data tables, so it allows no offline
 *   creation.
 * - `account_number_needed`: an edit of a pending customer or of its address needs the switch for async editing. Also: the
 *   channel answered that a pending customer cannot have this, or a create could not include it.
 * - `loyalty_needs_account_number`: a loyalty card always needs the account number.
 * - `async_addresses_off`: a pending customer needs the switch for async addresses.
 * - `enhanced_creation_off`: a title of a pending customer needs the switch for enhanced async creation.
 * - `affiliation_needs_account_number`: a pending customer cannot have affiliations; see `asyncRules`.
 * - `contact_needs_account_number`: a pending customer cannot have a second e-mail or phone; see `asyncRules`.
 * - `multiple_contacts_off`: a second e-mail or phone needs the switch for multiple contacts.
 * - `customer_refused`: the customer itself was refused, so only edits are possible. Amend, retry or discard it first.
 *
 * The channel did not answer:
 * - `channel_unreachable`: the channel cannot be reached, or a portal, proxy or firewall answered in its place. Sent later, a
 *   create as async.
 * - `channel_busy`: the channel asked to come back later (425, 429, 503), or could not reach headquarters. Sent again later.
 * - `answer_lost`: sent, but no answer arrived. It may have been processed.
 * - `answer_unreadable`: sent, but the answer could not be read or is about somebody else. It may have been processed.
 *
 * The site:
 * - `channel_misconfigured`: the channel refuses to state its configuration, which it states to everybody. Nothing was sent.
 *   The developer reads the reason in the console and in the diagnostic `channel-unreadable`: a wrong `operatingUnitNumber` or
 *   `baseUrl`, or an application whose server adds no credentials.
 *
 * This device:
 * - `storage_unavailable`: IndexedDB is missing, blocked or broken.
 * - `storage_full`: the storage quota is used up.
 * - `storage_newer`: the database belongs to a newer version of the SDK, which another tab uses. Reload the page.
 * - `entry_unknown`: no such entry, customer or address on this device.
 * - `not_possible_now`: the entry is in a state that does not allow this, such as discarding one that is being sent.
 * - `stopped`: this `commerce` was stopped.
 */
export type FailureCode =
  | 'fields_invalid'
  | 'headquarters_refused'
  | 'customer_exists'
  | 'offline_creation_off'
  | 'not_allowed'
  | 'token_needed'
  | 'other_identity'
  | 'account_number_needed'
  | 'loyalty_needs_account_number'
  | 'async_addresses_off'
  | 'enhanced_creation_off'
  | 'affiliation_needs_account_number'
  | 'contact_needs_account_number'
  | 'multiple_contacts_off'
  | 'customer_refused'
  | 'channel_unreachable'
  | 'channel_busy'
  | 'answer_lost'
  | 'answer_unreadable'
  | 'channel_misconfigured'
  | 'storage_unavailable'
  | 'storage_full'
  | 'storage_newer'
  | 'entry_unknown'
  | 'not_possible_now'
  | 'stopped'

/**
 * A failure as plain data, as it is stored and sent between tabs. A `CommerceError` is made from it where one is thrown.
 */
export interface Failure {
  /** The class of the failure: it says who can act on it. */
  readonly kind: FailureKind
  /** The exact reason; see `FailureCode`. */
  readonly code: FailureCode
  /** The error id of headquarters, such as `Microsoft_Dynamics_Commerce_Runtime_InvalidEmailAddress`. */
  readonly resourceId?: string
  /** The channel's own message, in the language of the request. GUIDs are removed from it. */
  readonly channelMessage?: string
  /** The fields that headquarters or the validation rejected. */
  readonly fields?: readonly FieldFailure[]
}
