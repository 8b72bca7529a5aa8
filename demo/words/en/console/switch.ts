export const words = {
  profile: 'Functionality profile',
  createCustomersAsyncMore:
    'Customers are stored in the channel first and get their number from the three jobs.',
  filterSharedCustomerDataMore: 'No customer can be created while the channel is offline.',
  features: 'Switches',
  featuresMore: 'The third needs the two above it.',
  asyncAddressesMore: 'Since 10.0.22. New addresses are saved without a real-time call.',
  enhancedAsyncCreationMore: 'Since 10.0.24. An async customer may have a title.',
  asyncEditingMore: 'Since 10.0.29.',
  needs: '“{feature}” needs “{missing}”.',
  and: '” and “',
  notChanged: 'This could not be changed.',
  publishing: 'Settings in the channel',
  byJobs: 'Only jobs bring settings to the channel',
  byJobsMore: 'As in a real deployment: 1070 and 1110. Off: at once.',
  inChannel: 'The channel goes by the same settings as headquarters, since {since}.',
  notInChannel: 'Not in the channel yet:',
}
