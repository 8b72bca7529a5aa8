import type { words as english } from '../en/create-account.ts'

export const words: typeof english = {
  heading: 'Crea account',
  lead: 'Bastano tre righe. Quello che è facoltativo può aspettare la prossima visita.',
  you: 'Su di te',
  title: 'Titolo',
  noTitle: 'Nessuno',
  firstName: 'Nome',
  lastName: 'Cognome',
  email: 'E-mail',
  phone: 'Telefono',
  optional: 'Facoltativo',
  address: 'Indirizzo',
  addressMore: 'Facoltativo. Per pacchi e campioni.',
  send: 'Crea account',
  sending: 'In viaggio verso il negozio …',
  problems: (count) => (count === 1 ? 'C’è una cosa da rivedere' : `Ci sono ${count} cose da rivedere`),
  notCreated: 'L’account non è stato creato',
  kept: 'Quello che hai inserito resta su questo dispositivo. Puoi correggerlo qui e inviarlo di nuovo, oppure decidere più tardi.',
  keptLink: 'Vedi cosa è stato conservato',
}
