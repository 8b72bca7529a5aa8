import type { words as english } from '../en/shell.ts'

export const words: typeof english = {
  skip: 'Vai al contenuto',
  home: 'Asola',
  pages: 'Pagine',
  createAccount: 'Crea account',
  account: 'Account',
  headquarters: 'Sede centrale',
  cart: 'Carrello',
  things: { one: 'un articolo', other: '{count} articoli' },
  language: 'Lingua',
  offline:
    'Non c’è connessione. Quello che scrivi resta salvato su questo dispositivo e partirà quando torna.',
  outOfReach:
    'In questo momento il negozio non è raggiungibile. Quello che scrivi resta salvato su questo dispositivo e partirà appena risponde.',
  blocked: 'Prima di inviare quello che hai scritto serve un tuo intervento.',
  allSent: 'Tutto quello che hai scritto è stato inviato.',
  sending: 'Invio in corso …',
  unsent: {
    one: 'Una richiesta resta salvata su questo dispositivo finché il negozio non la conferma.',
    other: '{count} richieste restano salvate su questo dispositivo finché il negozio non le conferma.',
  },
  numbersMissing: {
    one: 'Un numero cliente è in arrivo.',
    other: '{count} numeri cliente sono in arrivo.',
  },
  nextAttempt: 'Prossimo tentativo',
  place: 'Asola, merceria · via delle Asole 12, Bologna',
  demonstration: 'Un negozio inventato, per mostrare pending-sync.',
  notFound: 'Questa pagina non c’è',
  notFoundMore: 'Forse il link è vecchio o scritto male.',
  notFetched: 'Non è stato possibile caricare questa pagina',
  notFetchedMore: 'La connessione è caduta prima che arrivasse. Riprova quando torna.',
  backHome: 'Torna alla pagina iniziale',
}
