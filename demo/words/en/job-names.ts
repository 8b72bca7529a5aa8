export const jobNames = {
  pJob: 'P-job',
  synchronize: 'Synchronize customers',
  download: '1010',
  job1070: '1070',
  job1110: '1110',
  synchronizeOrders: 'Synchronize orders',
}

/** As headquarters names them. */
export const jobFullNames = {
  pJob: 'P-0001 Channel transactions (P-job)',
  synchronize: 'Synchronize customers and business partners from async mode',
  download: '1010 Customers',
  job1070: '1070 Channel configuration',
  job1110: '1110 Global configuration',
  synchronizeOrders: 'Synchronize orders',
}

export const jobPaths = {
  schedule: ['Retail and Commerce', 'Retail and Commerce IT', 'Distribution schedule'],
  customers: ['Retail and Commerce', 'Retail and Commerce IT', 'Customer'],
  orders: ['All workspaces', 'Store financials'],
}
