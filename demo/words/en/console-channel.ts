import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

export const channel = {
  heading: 'How strict the channel is',
  more: 'The defaults are those of a channel that nobody has customised. A change applies at once, to what is sent and stored from then on.',
  unchanged: 'All options have their defaults.',
  changed: plural({
    one: '1 option differs from its default.',
    other: (count) => `${count} options differ from their defaults.`,
  }),
  toDefaults: 'Back to the strict defaults',
  isDefault: 'This is the default.',
  default: (value: string) => `Default: ${value}`,
  on: 'on',
  off: 'off',
  keepsExtensionProperties: {
    label: 'Extension properties that are kept',
    real: 'A real channel neither stores nor returns them until somebody customises it.',
    values: { none: 'none', listed: 'those listed', all: 'all' },
    effects: {
      none: 'Customers and addresses lose them, so the shop cannot recognise its own create by one.',
      listed: 'Customers and addresses lose all others.',
      all: 'Customers and addresses keep every one, as with an extension of the channel.',
    },
    keys: 'Names, separated by commas',
  },
  unknownAttributes: {
    label: 'Customer attributes that the channel does not know',
    real: 'The documentation does not say. While headquarters defines none, refusing means keeping.',
    values: { refused: 'refused', dropped: 'dropped', kept: 'kept' },
    effects: {
      refused: 'A create or an edit with one is refused, and the error names it.',
      dropped: 'Customers lose them, and no answer says so.',
      kept: 'Customers keep them, with any value.',
    },
  },
  roles: {
    label: 'Who may send what',
    real: 'A real channel allows each request to its documented callers only.',
    values: { documented: 'as documented', open: 'more than documented' },
    effects: {
      documented:
        'The server of this shop is an application, so it may not issue loyalty cards or list countries and affiliations.',
      open: 'Guests also look customers up by their GUIDs, everybody reads the countries, and an application issues loyalty cards.',
    },
  },
  guidAfterConversion: {
    label: 'Answer for a GUID when the number has arrived',
    real: 'The real answer is not known, so a client must work with all three.',
    values: {
      'converted-customer': 'the customer with its number',
      'not-found': 'not found',
      'async-row': 'the pending customer',
    },
    effects: {
      'converted-customer': 'Requests with the old GUID still work.',
      'not-found': 'Requests with the old GUID fail.',
      'async-row': 'Requests with the old GUID never show the number.',
    },
  },
  searchIndexLagMs: {
    label: 'Searches miss what is new',
    real: 'A real search has an index of its own. How far it lags behind is not documented.',
    values: { none: 'never', some: (time: string) => `for ${time}` },
    effects: {
      none: 'A search finds new and changed customers at once.',
      some: 'In this time nobody finds a create whose answer was lost. Advance the clock to get past it.',
    },
  },
  anonymousAccess: {
    label: 'Guests may send requests',
    real: 'Documented for some requests, such as creating a customer.',
    effects: {
      on: 'A request needs no token where the documentation names guests.',
      off: 'Every request without a token is refused with 401.',
    },
  },
  guestsReadByGuid: {
    label: 'Guests read a pending customer by its GUID',
    real: 'The documentation does not say.',
    effects: {
      on: 'Nobody can guess a GUID, so it works like a key.',
      off: 'Guests are refused: only the customer and applications read it.',
    },
  },
  normalizes: {
    label: 'Text that comes back rewritten',
    real: 'Real channels are reported to rewrite text, each in its own way. Rows that are stored already stay as they are.',
    values: {
      'lower-case-emails': { name: 'E-mail in lower case', example: 'Anna@Example.com → anna@example.com' },
      'single-blanks': { name: 'Single blanks', example: 'Anna  Maria → Anna Maria' },
      capitals: { name: 'Capitals', example: 'Via Roma → VIA ROMA' },
      'zip-plus-4': { name: 'ZIP+4, in the USA', example: '98052 → 98052-4832' },
      'phone-digits': { name: 'Phone as digits', example: '+39 02 123 → 3902123' },
    },
  },
}
