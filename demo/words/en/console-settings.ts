export const settings = {
  createCustomersAsync: 'Create customer in async mode',
  filterSharedCustomerData: 'Filter shared customer data tables',
  asyncAddresses: 'Enable asynchronous creation for customer addresses',
  enhancedAsyncCreation: 'Enable enhanced async customer creation',
  performanceImprovements: 'Performance improvements for customer orders and customer transactions',
  asyncEditing: 'Enable editing customers in asynchronous mode',
  multipleContacts: 'Capture multiple emails and phone numbers and consent for marketing on these contacts',
}

export const switches = {
  profile: 'Functionality profile',
  profilePath: ['Retail and Commerce', 'Channel setup', 'Online store setup', 'Functionality profiles'],
  createCustomersAsyncMore:
    'Customers are stored in the channel first and get their number from the three jobs.',
  filterSharedCustomerDataMore:
    'An option of the channel schema: no customer can be created while the channel is offline.',
  features: 'Feature management',
  featuresPath: ['System administration', 'Workspaces', 'Feature management'],
  featuresMore: 'The fourth needs the three above it.',
  asyncAddressesMore: 'Since 10.0.22. New addresses are saved without a real-time call.',
  enhancedAsyncCreationMore: 'Since 10.0.24. An async customer may have a title.',
  performanceImprovementsMore: 'Only the next feature needs it here.',
  asyncEditingMore: 'Since 10.0.29. Changes of customers and addresses make no real-time call.',
  multipleContactsMore: 'Off: a customer has one email address and one phone number.',
  needs: ({ feature, missing }: { feature: string; missing: string }) => `“${feature}” needs “${missing}”.`,
  and: '” and “',
  notChanged: 'This could not be changed.',
  publishing: 'Settings in the channel',
  byJobs: 'Only jobs bring settings to the channel',
  byJobsMore:
    'As in a real deployment: 1070 Channel configuration and 1110 Global configuration. Off: at once.',
  inChannel: (since: string) => `The channel goes by the same settings as headquarters, since ${since}.`,
  notInChannel: 'Not in the channel yet:',
}
