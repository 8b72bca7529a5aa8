import type { Messages } from './types.ts'

export const english: Messages = {
  pendingSync: 'Pending sync',
  notAccepted: 'Not accepted',
  failures: {
    fields_invalid: 'Please check the highlighted fields.',
    headquarters_refused: 'The store could not accept this.',
    customer_exists: 'You already have an account at this store. It was not changed.',
    offline_creation_off: 'This store cannot create customers while it is offline. Please try again later.',
    not_allowed: 'You are not allowed to do this. Please sign in again.',
    token_needed: 'Please sign in to continue.',
    other_identity: 'You are signed in with another account. Please sign in with the one you used before.',
    account_number_needed: 'This is possible once the account number has arrived.',
    loyalty_needs_account_number: 'A loyalty card can be issued once the account number has arrived.',
    async_addresses_off: 'Further addresses can be added once the account number has arrived.',
    enhanced_creation_off: 'A title can be added once the account number has arrived.',
    affiliation_needs_account_number: 'Groups can be joined once the account number has arrived.',
    contact_needs_account_number:
      'A second e-mail or phone can be added once the account number has arrived.',
    multiple_contacts_off: 'This store keeps one e-mail and one phone for each customer.',
    customer_refused: 'The store did not accept this customer. Please correct the details first.',
    channel_unreachable: 'The store cannot be reached. What we keep for you is sent as soon as we can.',
    channel_busy: 'The store is busy. What we keep for you is sent later.',
    answer_lost: 'We sent this, but the answer was lost. It may have arrived.',
    answer_unreadable: 'The store answered in a way we could not read. This may have arrived.',
    channel_misconfigured:
      'This shop has a technical problem at the moment. Nothing is wrong with what you entered.',
    storage_unavailable:
      'This browser does not let us keep your data. Please leave private browsing or allow site data.',
    storage_full: 'This device has no room left. Please free some space and try again.',
    storage_newer: 'A newer version of this shop is open in another tab. Please reload this page.',
    entry_unknown: 'This is no longer on this device.',
    not_possible_now: 'This was sent already, and cannot be changed now.',
    stopped: 'This page was left before this was finished.',
  },
  fields: {
    required: 'Please fill this in.',
    too_long: 'This is too long.',
    email: 'Please enter an e-mail address such as name@example.com.',
    country: 'Please choose a country.',
    zip_code: 'This postal code does not fit the country.',
    invalid: 'Please check this.',
  },
}
