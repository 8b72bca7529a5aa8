export const words = {
  createCustomersAsync: 'Create customer in async mode',
  filterSharedCustomerData: 'Filter shared customer data tables',
  asyncAddresses: 'Asynchronous creation for customer addresses',
  enhancedAsyncCreation: 'Enhanced async customer creation',
  performanceImprovements: 'Performance improvements for customer orders and customer transactions',
  multipleContacts: 'Multiple emails and phone numbers',
  asyncEditing: 'Editing customers in asynchronous mode',
}
