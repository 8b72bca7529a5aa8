import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

/** The state of each panel of Set-up in one line. */
export const summaries = {
  openAll: 'Open all',
  closeAll: 'Close all',
  profile: ({ createCustomersAsync, filterSharedCustomerData }: Profile) =>
    (createCustomersAsync ? 'Async mode' : 'Sync mode') +
    (filterSharedCustomerData ? ', offline filter on' : ''),
  features: ({ on, all }: { on: number; all: number }) => `${on} of ${all} on`,
  publishing: ({ publish, missing }: { publish: 'at once' | 'by jobs'; missing: number }) =>
    (publish === 'at once' ? 'Published at once' : 'Published by jobs') +
    (missing ? `, ${missing} not in the channel yet` : ''),
  strict: 'Strict, as nobody has customised it.',
  store: ({ country, currency, language }: Record<'country' | 'currency' | 'language', string>) =>
    `${country}, ${currency}, ${language}`,
  attributes: plural({ one: '1 attribute', other: (count) => `${count} attributes` }),
  identities: plural({ one: '1 identity', other: (count) => `${count} identities` }),
  faults: plural({ one: '1 fault', other: (count) => (count ? `${count} faults` : 'None') }),
  calls: plural({ one: '1 call', other: (count) => `${count} calls` }),
  jobs: plural({ one: '1 schedule', other: (count) => (count ? `${count} schedules` : 'Not scheduled') }),
  clock: 'The time of this device',
}

interface Profile {
  readonly createCustomersAsync: boolean
  readonly filterSharedCustomerData: boolean
}
