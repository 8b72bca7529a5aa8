import { count } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const checkoutWords = words(
  'checkout',
  {
    heading: 'Checkout',
    who: 'Who is ordering',
    nobody: 'We write every order into our book, so we need to know who you are. Three lines are enough.',
    createAccount: 'Create account and come back',
    where: 'Where to',
    newAddress: 'A new address',
    newAddressMore: 'We also add it to your account.',
    queued: 'You can order already: the order follows your registration to the shop.',
    pending: 'You can order already: the account number joins your order when it arrives.',
    payment: 'You pay when the parcel arrives.',
    place: 'Place order',
    placing: 'Writing your order down …',
    problems: count({ one: 'One thing needs another look', other: '{count} things need another look' }),
    notPlaced: 'The order was not placed',
    deviceFull: 'This device could not keep your order. Please make some room on it and try again.',
  },
  {
    heading: 'Cassa',
    who: 'Chi ordina',
    nobody: 'Scriviamo ogni ordine nel nostro quaderno, perciò dobbiamo sapere chi sei. Bastano tre righe.',
    createAccount: 'Crea account e torna qui',
    where: 'Dove consegniamo',
    newAddress: 'Un nuovo indirizzo',
    newAddressMore: 'Lo aggiungiamo anche al tuo account.',
    queued: 'Puoi già ordinare: l’ordine segue la tua registrazione in negozio.',
    pending: 'Puoi già ordinare: il numero cliente si aggiunge all’ordine quando arriva.',
    payment: 'Paghi quando arriva il pacco.',
    place: 'Invia l’ordine',
    placing: 'Stiamo scrivendo il tuo ordine …',
    problems: { one: 'C’è una cosa da rivedere', other: 'Ci sono {count} cose da rivedere' },
    notPlaced: 'L’ordine non è stato inviato',
    deviceFull:
      'Questo dispositivo non è riuscito a conservare il tuo ordine. Libera un po’ di spazio e riprova.',
  },
)
