/** An order, and a list of them. */
export const words = {
  heading: 'Thank you',
  aboutOrder: 'Your order',
  orders: 'Orders',
  order: (number: string) => `Order ${number}`,
  orderOf: (date: string) => `Order of ${date}`,
  placed: 'We have your order.',
  placedMore: 'It came with the address that the parcel goes to.',
  withShop: 'with the shop',
  awaitingRegistration: 'Waiting for your registration to arrive',
  awaitingRegistrationMore:
    'Your order is kept on this device. It goes to the shop by itself as soon as the shop has your registration, while this page is open.',
  registrationRefused: 'Your registration was not accepted',
  registrationRefusedMore:
    'Your order is kept on this device. Change your details on the account page, and the order goes to the shop by itself right after them.',
  registrationUndecided: 'We cannot tell if your registration arrived',
  registrationUndecidedMore:
    'Your order is kept on this device. Decide on the account page if we send the registration again, and the order goes to the shop by itself right after it.',
  withdrawn: 'The registration was discarded',
  withdrawnMore:
    'Nobody is left whom this order could be written to. Put everything back into the cart and order under another account. The payment is cancelled.',
  offline: 'Waiting for the connection',
  offlineMore: 'Your order is kept on this device and goes to the shop when the connection is back.',
  sending: 'On its way to the shop …',
  sendingMore:
    'Your order is kept on this device until the shop has it. If the shop does not answer, we try again by ourselves.',
  refused: 'The shop did not take this order',
  refusedMore:
    'It is kept on this device. You can try again, or put everything back into the cart and change it. Then the payment is cancelled.',
  retry: 'Try again',
  sendNow: 'Send now',
  takeBack: 'Back into the cart',
  again: 'Order again',
  allOrders: 'All orders',
  toAccount: 'See your account',
  where: 'Delivery address',
  inAccount: 'The order has this address. In your account it is still:',
  delivery: 'Delivery',
  afterPlaced: (days: string) => `Arrives ${days} after we have your order`,
  madeUp: 'This shop is made up, so no parcel leaves it.',
  reference: (reference: string) => `Approved, reference ${reference}`,
  notCharged: 'Simulated: nothing was charged.',
  steps: {
    label: 'Progress of the order',
    done: 'done',
    paid: 'Paid',
    withShop: 'With the shop',
    posted: 'Posted',
  },
  unknown: 'There is no such order on this device.',
  backHome: 'Back to the counter',
}
