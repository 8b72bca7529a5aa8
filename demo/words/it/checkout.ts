import type { words as english } from '../en/checkout.ts'

export const words: typeof english = {
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
  problems: (count) => (count === 1 ? 'C’è una cosa da rivedere' : `Ci sono ${count} cose da rivedere`),
  notPlaced: 'L’ordine non è stato inviato',
  deviceFull:
    'Questo dispositivo non è riuscito a conservare il tuo ordine. Libera un po’ di spazio e riprova.',
}
