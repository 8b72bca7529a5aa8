import { words } from '../app/language.ts'

export const createAccountWords = words(
  'createAccount',
  {
    heading: 'Create account',
    lead: 'Three lines are enough. Everything marked optional can wait until your next visit.',
    you: 'About you',
    title: 'Title',
    noTitle: 'None',
    address: 'Address',
    addressMore: 'Optional. For parcels and swatches.',
    send: 'Create account',
    sending: 'On its way to the shop …',
    notCreated: 'The account was not created',
    kept: 'What you entered is kept on this device. You can change it here and send it again, or decide later.',
    keptLink: 'See what was kept',
  },
  {
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
  },
)
