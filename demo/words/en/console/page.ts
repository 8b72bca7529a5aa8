export const words = {
  heading: 'Headquarters',
  lead: 'For testers. Here is everything a shopper never sees: the switches, the jobs and both databases. All tabs share it.',
  starting: 'Headquarters is starting …',
  failed: 'Headquarters could not be started.',
}
