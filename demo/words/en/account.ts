export const words = {
  heading: 'Account',
  accountNumber: 'Account number',
  accounts: 'Accounts on this device',
  since: 'Registered on {date}',
  queued:
    'Your registration is kept on this device. It goes to the shop as soon as the shop can be reached while this page is open.',
  pending:
    'The shop has your registration. Your account number comes from headquarters and appears here by itself; there is nothing you need to do.',
  'in-doubt':
    'Your registration was sent, but the answer got lost on the way. Until we know whether it arrived, it is kept on this device.',
  synced: 'Headquarters has entered you in the book. Give this number at the counter, in any of our shops.',
  refused:
    'The shop did not accept this registration. The reason is below, and you can change your details and send them again.',
  seam: 'Where your registration is',
  onDevice: 'On this device',
  atShop: 'At the shop',
  atHeadquarters: 'At headquarters',
  done: 'done',
  addresses: 'Addresses',
  noAddresses: 'No address yet.',
  onItsWay: 'On its way',
  nobody: 'There is no account on this device yet.',
  register: 'Register now',
  loading: 'One moment, reading what this device keeps …',
}
