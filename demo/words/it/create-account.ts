import type { words as english } from '../en/create-account.ts'

export const words: typeof english = {
  heading: 'Crea account',
  lead: 'Bastano tre righe. I campi facoltativi possono aspettare la prossima visita.',
  you: 'Chi sei',
  title: 'Titolo',
  noTitle: 'Nessuno',
  address: 'Indirizzo',
  addressMore: 'Facoltativo. Ci serve per spedirti pacchi e campioni.',
  send: 'Crea account',
  sending: 'Invio al negozio in corso …',
  notCreated: 'L’account non è stato creato',
  kept: 'Quello che hai scritto resta salvato su questo dispositivo. Puoi correggerlo qui e inviarlo di nuovo, oppure decidere più tardi.',
  keptLink: 'Vedi che cosa è stato salvato',
}
