export const words = {
  heading: 'Create account',
  lead: 'Three lines are enough. Everything marked optional can wait until your next visit.',
  you: 'About you',
  title: 'Title',
  noTitle: 'None',
  address: 'Address',
  addressMore: 'Optional. For parcels and swatches.',
  send: 'Create account',
  sending: 'On its way to the shop …',
  notCreated: 'The account was not created',
  kept: 'What you entered is kept on this device. You can change it here and send it again, or decide later.',
  keptLink: 'See what was kept',
}
