import type { words as english } from '../en/shell.ts'

export const words: typeof english = {
  skip: 'Vai al contenuto',
  home: 'Asola',
  pages: 'Pagine',
  createAccount: 'Crea account',
  account: 'Account',
  headquarters: 'Sede centrale',
  cart: 'Carrello',
  things: (count) => (count === 1 ? 'una cosa' : `${count} cose`),
  language: 'Lingua',
  offline:
    'Sei offline. Quello che inserisci resta su questo dispositivo e parte quando torna la connessione.',
  outOfReach:
    'Il negozio in questo momento non è raggiungibile. Quello che inserisci resta su questo dispositivo e parte appena risponde.',
  blocked: 'Serve un tuo intervento prima di poter inviare quello che hai inserito.',
  allSent: 'Tutto quello che hai inserito è stato inviato.',
  sending: 'Invio in corso …',
  unsent: (count) =>
    count === 1
      ? 'Una richiesta è conservata su questo dispositivo finché il negozio non la conferma.'
      : `${count} richieste sono conservate su questo dispositivo finché il negozio non le conferma.`,
  numbersMissing: (count) =>
    count === 1 ? 'Un numero cliente è in arrivo.' : `${count} numeri cliente sono in arrivo.`,
  nextAttempt: 'Prossimo tentativo',
  place: 'Asola, merceria · via delle Asole 12, Bologna',
  demonstration: 'Un negozio inventato che mostra pending-sync.',
  notFound: 'Questa pagina non c’è',
  notFoundMore: 'Forse il collegamento è vecchio o scritto male.',
  notFetched: 'Non è stato possibile caricare questa pagina',
  notFetchedMore: 'La connessione si è interrotta prima. Si apre quando la connessione torna.',
  backHome: 'Alla pagina iniziale',
}
