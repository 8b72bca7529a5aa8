export const words = {
  heading: 'Checkout',
  who: 'Who is ordering',
  nobody: 'We write every order into our book, so we need to know who you are. Three lines are enough.',
  createAccount: 'Create account and come back',
  where: 'Where to',
  newAddress: 'A new address',
  newAddressMore: 'We also add it to your account.',
  queued: 'You can order already: the order follows your registration to the shop.',
  pending: 'You can order already: the account number joins your order when it arrives.',
  payment: 'You pay when the parcel arrives.',
  place: 'Place order',
  placing: 'Writing your order down …',
  problems: (count: number) =>
    count === 1 ? 'One thing needs another look' : `${count} things need another look`,
  notPlaced: 'The order was not placed',
  deviceFull: 'This device could not keep your order. Please make some room on it and try again.',
}
