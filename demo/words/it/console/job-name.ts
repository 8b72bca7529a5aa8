import type { words as english } from '../../en/console/job-name.ts'

export const words: typeof english = {
  pJob: 'P-job',
  synchronize: 'Sincronizza clienti',
  download: '1010',
  job1070: '1070',
  job1110: '1110',
  synchronizeOrders: 'Sincronizza ordini',
}
