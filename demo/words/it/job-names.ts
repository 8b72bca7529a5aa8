import type * as english from '../en/job-names.ts'

export const jobNames: typeof english.jobNames = {
  pJob: 'Processo P',
  synchronize: 'Sincronizza clienti',
  download: '1010',
  job1070: '1070',
  job1110: '1110',
  synchronizeOrders: 'Sincronizza ordini',
}

export const jobFullNames: typeof english.jobFullNames = {
  pJob: 'P-0001 Transazioni del canale (Processo P)',
  synchronize: 'Sincronizza clienti e partner commerciali dalla modalità asincrona',
  download: '1010 Clienti',
  job1070: '1070 Configurazione canale',
  job1110: '1110 Configurazione globale',
  synchronizeOrders: 'Sincronizza ordini',
}

export const jobPaths: typeof english.jobPaths = {
  schedule: ['Retail e Commerce', 'Retail e Commerce IT', 'Programmazione della distribuzione'],
  customers: ['Retail e Commerce', 'Retail e Commerce IT', 'Cliente'],
  orders: ['Tutte le aree di lavoro', 'Dati finanziari punto vendita'],
}
