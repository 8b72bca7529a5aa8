import type { words as english } from '../../en/console/setting.ts'

export const words: typeof english = {
  createCustomersAsync: 'Crea cliente in modalità asincrona',
  filterSharedCustomerData: 'Filtra tabelle dati cliente condivise',
  asyncAddresses: 'Creazione asincrona degli indirizzi cliente',
  enhancedAsyncCreation: 'Creazione cliente asincrona migliorata',
  asyncEditing: 'Modifica dei clienti in modalità asincrona',
}
