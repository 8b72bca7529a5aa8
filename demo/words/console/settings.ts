import { params } from '@nanostores/i18n'
import { words } from '../../app/language.ts'

/** The settings of headquarters by their names in the product. */
export const settingWords = words(
  'settings',
  {
    createCustomersAsync: 'Create customer in async mode',
    filterSharedCustomerData: 'Filter shared customer data tables',
    asyncAddresses: 'Asynchronous creation for customer addresses',
    enhancedAsyncCreation: 'Enhanced async customer creation',
    asyncEditing: 'Editing customers in asynchronous mode',
  },
  {
    createCustomersAsync: 'Crea cliente in modalità asincrona',
    filterSharedCustomerData: 'Filtra tabelle dati cliente condivise',
    asyncAddresses: 'Creazione asincrona degli indirizzi cliente',
    enhancedAsyncCreation: 'Creazione cliente asincrona migliorata',
    asyncEditing: 'Modifica dei clienti in modalità asincrona',
  },
)

export const switchWords = words(
  'switches',
  {
    profile: 'Functionality profile',
    createCustomersAsyncMore:
      'Customers are stored in the channel first and get their number from the three jobs.',
    filterSharedCustomerDataMore: 'No customer can be created while the channel is offline.',
    features: 'Switches',
    featuresMore: 'The third needs the two above it.',
    asyncAddressesMore: 'Since 10.0.22. New addresses are saved without a real-time call.',
    enhancedAsyncCreationMore: 'Since 10.0.24. An async customer may have a title.',
    asyncEditingMore: 'Since 10.0.29.',
    needs: params('“{feature}” needs “{missing}”.'),
    and: '” and “',
    notChanged: 'This could not be changed.',
    publishing: 'Settings in the channel',
    byJobs: 'Only jobs bring settings to the channel',
    byJobsMore: 'As in a real deployment: 1070 and 1110. Off: at once.',
    inChannel: params('The channel goes by the same settings as headquarters, since {since}.'),
    notInChannel: 'Not in the channel yet:',
  },
  {
    profile: 'Profilo funzionalità',
    createCustomersAsyncMore:
      'I clienti vengono salvati prima nel canale e ricevono il numero dai tre processi.',
    filterSharedCustomerDataMore: 'Nessun cliente può essere creato mentre il canale è offline.',
    features: 'Interruttori',
    featuresMore: 'Il terzo richiede i due sopra.',
    asyncAddressesMore: 'Dalla 10.0.22. I nuovi indirizzi si salvano senza chiamata in tempo reale.',
    enhancedAsyncCreationMore: 'Dalla 10.0.24. Un cliente asincrono può avere un titolo.',
    asyncEditingMore: 'Dalla 10.0.29.',
    needs: '«{feature}» richiede «{missing}».',
    and: '» e «',
    notChanged: 'Non è stato possibile cambiarlo.',
    publishing: 'Impostazioni nel canale',
    byJobs: 'Solo i processi portano le impostazioni nel canale',
    byJobsMore: 'Come in una vera installazione: 1070 e 1110. Spento: subito.',
    inChannel: 'Il canale segue le stesse impostazioni della sede centrale, dalle {since}.',
    notInChannel: 'Non ancora nel canale:',
  },
)
