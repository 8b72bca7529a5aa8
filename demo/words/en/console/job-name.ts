export const words = {
  pJob: 'P-job',
  synchronize: 'Synchronize customers',
  download: '1010',
  job1070: '1070',
  job1110: '1110',
  synchronizeOrders: 'Synchronize orders',
}
