import type { words as english } from '../../en/console/switch.ts'

export const words: typeof english = {
  profile: 'Profilo funzionalità',
  createCustomersAsyncMore:
    'I clienti vengono salvati prima nel canale e ricevono il numero dai tre processi.',
  filterSharedCustomerDataMore: 'Nessun cliente può essere creato mentre il canale è offline.',
  features: 'Interruttori',
  featuresMore: 'Il quarto richiede i tre sopra.',
  asyncAddressesMore: 'Dalla 10.0.22. I nuovi indirizzi si salvano senza chiamata in tempo reale.',
  enhancedAsyncCreationMore: 'Dalla 10.0.24. Un cliente asincrono può avere un titolo.',
  performanceImprovementsMore: 'Qui lo richiede solo l’interruttore che segue.',
  asyncEditingMore: 'Dalla 10.0.29. Le modifiche di clienti e indirizzi non fanno chiamate in tempo reale.',
  multipleContactsMore: 'Spento: un cliente ha un solo indirizzo e-mail e un solo numero di telefono.',
  needs: '«{feature}» richiede «{missing}».',
  and: '» e «',
  notChanged: 'Non è stato possibile cambiarlo.',
  publishing: 'Impostazioni nel canale',
  byJobs: 'Solo i processi portano le impostazioni nel canale',
  byJobsMore: 'Come in una vera installazione: 1070 e 1110. Spento: subito.',
  inChannel: 'Il canale segue le stesse impostazioni della sede centrale, dalle {since}.',
  notInChannel: 'Non ancora nel canale:',
}
