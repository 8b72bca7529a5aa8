/** The steps of the guided tour, in their order. */
export const tour = {
  heading: 'Guided tour',
  progress: ({ done, all }: { done: number; all: number }) => `${done} of ${all} steps done.`,
  next: 'Next:',
  complete: 'That was all of it. Reset, in Set-up, begins again.',
  all: 'All steps',
  links: {
    createAccount: 'Open the form',
    account: 'Account',
    home: 'To the counter',
    headquartersFaults: 'Set-up: Faults',
    headquartersJobs: 'Set-up: Jobs',
    headquartersData: 'Data',
  },
  steps: {
    register: {
      name: 'Register in the shop',
      more: 'A name and an e-mail address are enough. In sync mode the account number is there at once.',
    },
    async: {
      name: 'Register somebody in async mode',
      more: 'Switch “Create customer in async mode” on, and register once more: the account page shows “Pending sync”.',
    },
    number: {
      name: 'Bring the number back',
      more: 'Run P-job, Synchronize customers and 1010, and keep the account page open: the number appears by itself.',
    },
    wait: {
      name: 'Add something while the number is missing',
      more: 'Sign in as somebody new and register. An address or a title that you add then waits for the number, and the account page says so.',
    },
    order: {
      name: 'Order something',
      more: 'Without a number the shop takes the order under the temporary account.',
    },
    fault: {
      name: 'Let something go wrong',
      more: 'Add a fault, such as a lost answer. Then sign out and register again. The account page says what became of it.',
    },
    fail: {
      name: 'Make a row fail',
      more: 'Press “Make one that fails”, and run P-job and Synchronize customers: the row turns red.',
    },
    repair: {
      name: 'Repair it',
      more: 'Customer synchronization status says why it failed, and synchronizes this row alone.',
    },
    clock: {
      name: 'Let time pass',
      more: 'Schedule the jobs. Then advance the clock of headquarters, the next panel, instead of waiting.',
    },
    rushHour: {
      name: 'Start a rush hour',
      more: 'It shows what async mode is for: in sync mode everybody waits for the Real-time Service.',
    },
  },
}
