export const words = {
  checkout: {
    heading: 'Checkout',
    who: 'Who is ordering',
    nobody: 'We write every order into our book, so we need to know who you are. Three lines are enough.',
    createAccount: 'Create account and come back',
    signIn: 'Sign in and come back',
    registrationRefused:
      'The shop did not accept your registration. Change your details and send them again, then you can order. Your cart stays as it is.',
    toAccount: 'See what was not accepted',
    where: 'Where to',
    newAddress: 'A new address',
    newAddressMore: 'We also add it to your account.',
    orderAddressMore: 'The address goes with this order only. Sign in to keep it in your account.',
    queued: 'You can order already: the order follows your registration to the shop.',
    pending: 'You can order already: the account number joins your order when it arrives.',
    place: 'Place order',
    placing: 'Writing your order down …',
    notPlaced: 'The order was not placed',
  },
  order: {
    heading: 'Thank you',
    aboutOrder: 'Your order',
    orders: 'Orders',
    order: (number: string) => `Order ${number}`,
    orderOf: (date: string) => `Order of ${date}`,
    placed: 'The shop has your order.',
    placedMore: 'We cut, count and wrap it, and post it from Via delle Asole.',
    awaitingRegistration: 'Waiting for your registration to arrive',
    awaitingRegistrationMore:
      'Your order is kept on this device. It goes to the shop by itself as soon as the shop has your registration, while this page is open.',
    registrationRefused: 'Your registration was not accepted',
    registrationRefusedMore:
      'Your order is kept on this device. Change your details on the account page, and the order goes to the shop by itself right after them.',
    withdrawn: 'The registration was discarded',
    withdrawnMore:
      'Nobody is left whom this order could be written to. Put everything back into the cart and order under another account.',
    offline: 'Waiting for the connection',
    offlineMore: 'Your order is kept on this device and goes to the shop when the connection is back.',
    sending: 'On its way to the shop …',
    sendingMore:
      'Your order is kept on this device until the shop has it. If the shop does not answer, we try again by ourselves.',
    refused: 'The shop did not take this order',
    refusedMore:
      'It is kept on this device. You can try again, or put everything back into the cart and change it.',
    retry: 'Try again',
    sendNow: 'Send now',
    takeBack: 'Back into the cart',
    toAccount: 'See your account',
    where: 'Delivery address',
    unknown: 'There is no such order on this device.',
    backHome: 'Back to the counter',
  },
}
