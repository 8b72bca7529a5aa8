export const words = {
  skip: 'Skip to the content',
  home: 'Asola',
  pages: 'Pages',
  createAccount: 'Create account',
  account: 'Account',
  headquarters: 'Headquarters',
  cart: 'Cart',
  things: (count: number) => (count === 1 ? 'one thing' : `${count} things`),
  language: 'Language',
  offline: 'You are offline. What you enter is kept on this device and sent when the connection is back.',
  outOfReach:
    'The shop cannot be reached right now. What you enter is kept on this device and sent as soon as it answers.',
  blocked: 'Something needs your attention before we can send what you entered.',
  allSent: 'Everything you entered has been sent.',
  sending: 'Sending what you entered …',
  unsent: (count: number) =>
    count === 1
      ? 'One entry is kept on this device until the shop confirms it.'
      : `${count} entries are kept on this device until the shop confirms them.`,
  numbersMissing: (count: number) =>
    count === 1 ? 'One account number is on its way.' : `${count} account numbers are on their way.`,
  nextAttempt: 'Next attempt',
  place: 'Asola, haberdashery · Via delle Asole 12, Bologna',
  demonstration: 'A made-up shop that demonstrates pending-sync.',
  notFound: 'This page is not in the shop',
  notFoundMore: 'The link may be old, or mistyped.',
  notFetched: 'This page could not be fetched',
  notFetchedMore: 'The connection was lost before it was here. It opens once the connection is back.',
  backHome: 'To the start page',
}
