import type * as english from '../en/console-settings.ts'

export const settings: typeof english.settings = {
  createCustomersAsync: 'Crea cliente in modalità asincrona',
  filterSharedCustomerData: 'Filtra tabelle di dati di clienti condivise',
  asyncAddresses: 'Abilita creazione asincrona per gli indirizzi cliente',
  enhancedAsyncCreation: 'Abilita creazione avanzata di clienti asincroni',
  performanceImprovements: 'Miglioramenti delle prestazioni per gli ordini cliente e le transazioni cliente',
  asyncEditing: 'Abilita modifica dei clienti in modalità asincrona',
  multipleContacts:
    'Acquisisci più indirizzi e-mail e numeri di telefono e il consenso al marketing per questi contatti',
}

export const switches: typeof english.switches = {
  profile: 'Profilo funzionalità',
  profilePath: [
    'Retail e Commerce',
    'Impostazione canale',
    'Impostazione punto vendita online',
    'Profili funzionalità',
  ],
  createCustomersAsyncMore:
    'I clienti vengono salvati prima nel canale e ricevono il numero dai tre processi.',
  filterSharedCustomerDataMore:
    'Un’opzione dello schema del canale: nessun cliente può essere creato mentre il canale è offline.',
  features: 'Gestione funzionalità',
  featuresPath: ['Amministrazione sistema', 'Aree di lavoro', 'Gestione funzionalità'],
  featuresMore: 'La quarta richiede le tre che la precedono.',
  asyncAddressesMore: 'Dalla 10.0.22. I nuovi indirizzi si salvano senza chiamata in tempo reale.',
  enhancedAsyncCreationMore: 'Dalla 10.0.24. Un cliente asincrono può avere un titolo.',
  performanceImprovementsMore: 'Qui la richiede solo la funzionalità che segue.',
  asyncEditingMore: 'Dalla 10.0.29. Le modifiche di clienti e indirizzi non fanno chiamate in tempo reale.',
  multipleContactsMore: 'Spenta: un cliente ha un solo indirizzo e-mail e un solo numero di telefono.',
  needs: ({ feature, missing }) => `«${feature}» richiede «${missing}».`,
  and: '» e «',
  notChanged: 'Non è stato possibile cambiarlo.',
  publishing: 'Impostazioni nel canale',
  byJobs: 'Solo i processi portano le impostazioni nel canale',
  byJobsMore:
    'Come in una vera installazione: 1070 Configurazione canale e 1110 Configurazione globale. Spento: subito.',
  inChannel: (since) => `Il canale segue le stesse impostazioni della sede centrale, dalle ${since}.`,
  notInChannel: 'Non ancora nel canale:',
}
