import { words as cart } from './cart.ts'

export const words = {
  ...cart,
  checkout: {
    heading: 'Checkout',
    who: 'Who is ordering',
    nobody: 'We write every order into our book, so we need to know who you are.',
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
    delivery: 'Delivery',
    place: (total: string) => `Place order and pay ${total}`,
    simulated: 'The payment is simulated: nothing is charged.',
    placing: 'Asking the simulated bank …',
    notPlaced: 'The order was not placed',
  },
  payment: {
    heading: 'Payment',
    simulated:
      'This is a simulation on this device: nothing is charged, and no card data is asked for. Choose how the bank answers.',
    cards: {
      approved: 'Test card ending in 0001',
      declined: 'Test card ending in 0002',
      secondTry: 'Test card ending in 0003',
    },
    cardsMore: {
      approved: 'The bank approves the payment.',
      declined: 'The bank declines the payment.',
      secondTry: 'The bank does not answer at first. The second try works.',
    },
    problems: {
      declined: 'The payment was declined.',
      'no answer': 'The bank did not answer.',
    },
    problemsMore: {
      declined: 'Nothing was ordered. Choose another card and try again.',
      'no answer': 'Nothing was ordered. Try again: you pay only once.',
    },
  },
  orders: {
    heading: 'Your orders',
    description: 'Everything you have ordered at Asola from this device.',
    none: 'You have not ordered anything on this device yet.',
    toCounter: 'See what is on the counter',
    signIn: 'Sign in to see yours',
    onDevice: 'These are the orders of this device.',
  },
}
