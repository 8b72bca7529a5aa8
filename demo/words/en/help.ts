export const words = {
  heading: 'Help',
  description: 'Delivery, returns, privacy and terms of Asola, a made-up haberdashery.',
  sections: 'Help pages',
  delivery: {
    heading: 'Delivery',
    description: 'What a delivery costs at Asola, and how long it takes.',
    text: [
      'An order that we have before noon leaves the shop on the same working day, a later one on the next. Public holidays and weekends do not count.',
      'Prices include the VAT of the country that the parcel goes to. Outside the European Union we sell without VAT; customs may charge duties there.',
    ],
    caption: 'Costs and times',
    zones: { ITA: 'Italy', DEU: 'European Union', USA: 'Everywhere else' },
    made: 'This is a made-up shop: no parcel leaves it.',
  },
  returns: {
    heading: 'Returns',
    description: 'How to return something to Asola.',
    text: [
      'You can return anything that is unused within 14 days of its delivery, without giving a reason. We refund what you paid, standard delivery included, within 14 days. You pay for sending it back.',
      'A length that was cut for you cannot be returned, unless it is faulty. What is faulty we replace or refund, and pay for sending it back, for two years.',
      'This is a made-up shop: nothing was charged, so nothing can be refunded.',
    ],
  },
  privacy: {
    heading: 'Privacy',
    description: 'What the demo shop Asola stores, and where.',
    text: [
      'Everything stays on this device: the shop has no server of its own. Whoever serves these pages sees that they were fetched, as with every web page.',
    ],
    stored: 'What is stored in this browser',
    items: [
      'Your registration, addresses and everything that was not sent yet. After it was confirmed, a guest’s personal data is removed within an hour, except for the account number.',
      'Your orders, with the address that each goes to, and the results of simulated payments.',
      'Your cart, the language, and the country that prices are shown for.',
      'What you are typing into a form, until its tab is closed.',
      'Who is signed in, until you sign out.',
      'The simulated channel and headquarters, with all customers that were made here, until they are reset in Headquarters.',
      'The files of the shop, so that it opens without a connection.',
    ],
    remove:
      'The account page removes what the shop keeps about you. Clearing the data of this site in the browser removes everything.',
    persisted: 'This browser keeps it also when the disk is full.',
    evictable: 'This browser may remove it by itself when the disk is full, or after weeks without a visit.',
    server:
      'If the shop was started with a shared headquarters, that program has the customers and orders of all its browsers, too.',
    none: 'There are no cookies, no statistics, and no third parties.',
  },
  terms: {
    heading: 'Terms',
    description: 'The terms of the demo shop Asola.',
    text: [
      'Asola does not exist. It demonstrates pending-sync, a library for shops on Dynamics 365 Commerce. An order here is no contract.',
      'Payments are simulated: no card is asked for and nothing is charged.',
      'Prices are in euros. They include VAT for deliveries in the European Union.',
      'Please enter no real personal data.',
    ],
  },
}
