import { pluralIn } from '../plural.ts'

const plural = pluralIn('en')

/** The names of the sections, and the texts of what only one of them has. */
export const sections = {
  label: 'Sections of headquarters',
  heading: ({ page, section }: { page: string; section: string }) => `${page}: ${section}`,
  names: { flow: 'Flow', setUp: 'Set-up', data: 'Data', log: 'Log' },
  more: {
    flow: 'For testers: customers on their way from the shop to headquarters and back. All tabs share it.',
    setUp:
      'What a tester can change: the profile, the features, the channel, the jobs, the clock and the faults.',
    data: 'The rows of both databases, and those that need a repair.',
    log: 'Each request to the channel and each run of a job, with what was sent and answered.',
  },
  inHeadquarters: 'In headquarters:',
}

export const presets = {
  heading: 'Customers to try it with',
  more: 'They register like shoppers, through the channel. Or register in the shop, in another tab.',
  ten: 'Register 10 sample customers',
  failing: 'Make one that fails',
  duplicate: 'Register a duplicate',
  twoDevices: 'A shopper on two devices',
  running: 'Registering …',
  registered: plural({
    one: '1 customer is registered.',
    other: (count) => `${count} customers are registered.`,
  }),
  notRegistered: plural({
    one: '1 customer was not registered. The log says why.',
    other: (count) => `${count} customers were not registered. The log says why.`,
  }),
  isFailing: (name: string) =>
    `${name} is registered, in a province that does not exist. Run P-job and Synchronize customers, and the row fails.`,
  isDuplicate: ({ name, email }: { name: string; email: string }) =>
    `${name} is registered once more, with ${email} again. Each registration becomes a customer of its own.`,
  isPending: (name: string) =>
    `${name} has registered on a phone. A laptop signed in as the same person and got the same customer, without a number yet.`,
  isSynced: ({ name, number }: { name: string; number: string }) =>
    `${name} has registered on a phone. A laptop signed in as the same person and got the same customer, ${number}.`,
  inLog: 'Open the log',
  inData: 'Show in Data',
  notPublished: 'The channel does not know this setting yet: run 1070 in Set-up.',
}

export const data = {
  find: 'Find rows',
  search: 'Search',
  searchHint: 'name, e-mail or number',
  state: 'Status',
  states: {
    all: 'all',
    waiting: 'waiting in the channel',
    uploaded: 'uploaded, not converted',
    failed: 'failed',
    done: 'synchronized',
  },
  clear: 'Show all rows',
  found: ({ shown, all }: { shown: number; all: number }) => `${shown} of ${all}`,
  showMore: (left: number) => `Show more (${left} left)`,
  asStored: 'As stored',
}

export const logFilter = {
  find: 'Find entries',
  method: 'Method',
  status: 'Outcome',
  text: 'Text',
  textHint: 'in the address, the bodies or the notes',
  methods: { all: 'all', jobs: 'jobs' },
  statuses: {
    all: 'all',
    '2': '2xx, done',
    '3': '3xx, elsewhere',
    '4': '4xx, refused',
    '5': '5xx, failed',
    '0': 'no answer',
  },
  shown: ({ shown, all }: { shown: number; all: number }) => `${shown} of ${all} entries.`,
  none: 'No entry matches.',
}

export const reset = {
  reset: 'Reset',
  question: 'Empty headquarters?',
  more: 'This cannot be undone, and it happens in every tab:',
  lost: [
    'All customers, addresses and orders are deleted, in the channel and at headquarters.',
    'All settings, schedules, faults and identities are as on the first day.',
    'The clock is set right, the log and the job history are emptied, and the tour begins again.',
    'This device forgets its accounts and orders, and what was not sent yet. Whoever is signed in is signed out.',
  ],
  cancel: 'Cancel',
  confirm: 'Reset everything',
  wasReset: 'Everything is as on the first day.',
}
