import type { words as english } from '../en/checkout.ts'

export const words: typeof english = {
  heading: 'Cassa',
  who: 'Chi ordina',
  nobody: 'Segniamo ogni ordine nel nostro quaderno, perciò dobbiamo sapere chi sei. Bastano tre righe.',
  createAccount: 'Crea un account e torna qui',
  mend: 'Il negozio non ha accettato la tua registrazione. Correggi i dati e inviali di nuovo, poi potrai ordinare. Il carrello resta com’è.',
  toAccount: 'Vedi che cosa non va',
  where: 'Dove spediamo',
  newAddress: 'Un nuovo indirizzo',
  newAddressMore: 'Lo aggiungiamo anche al tuo account.',
  queued: 'Puoi già ordinare: l’ordine partirà subito dopo la tua registrazione.',
  pending: 'Puoi già ordinare: quando arriverà, aggiungeremo all’ordine il tuo numero cliente.',
  place: 'Invia l’ordine',
  placing: 'Stiamo scrivendo il tuo ordine …',
  notPlaced: 'L’ordine non è stato inviato',
}
