import type { words as english } from '../../en/console/setting.ts'

export const words: typeof english = {
  createCustomersAsync: 'Crea cliente in modalità asincrona',
  filterSharedCustomerData: 'Filtra tabelle dati cliente condivise',
  asyncAddresses: 'Creazione asincrona degli indirizzi cliente',
  enhancedAsyncCreation: 'Creazione cliente asincrona migliorata',
  performanceImprovements: 'Miglioramenti delle prestazioni per ordini e transazioni dei clienti',
  multipleContacts: 'Più indirizzi e-mail e numeri di telefono',
  asyncEditing: 'Modifica dei clienti in modalità asincrona',
}
