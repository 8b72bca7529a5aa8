import { count } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const shellWords = words(
  'shell',
  {
    skip: 'Skip to the content',
    home: 'Asola',
    pages: 'Pages',
    createAccount: 'Create account',
    account: 'Account',
    headquarters: 'Headquarters',
    cart: 'Cart',
    things: count({ one: 'one thing', other: '{count} things' }),
    language: 'Language',
    offline: 'You are offline. What you enter is kept on this device and sent when the connection is back.',
    outOfReach:
      'The shop cannot be reached right now. What you enter is kept on this device and sent as soon as it answers.',
    blocked: 'Something needs your attention before we can send what you entered.',
    allSent: 'Everything you entered has been sent.',
    sending: 'Sending what you entered …',
    unsent: count({
      one: 'One entry is kept on this device until the shop confirms it.',
      other: '{count} entries are kept on this device until the shop confirms them.',
    }),
    numbersMissing: count({
      one: 'One account number is on its way.',
      other: '{count} account numbers are on their way.',
    }),
    nextAttempt: 'Next attempt',
    place: 'Asola, haberdashery · Via delle Asole 12, Bologna',
    demonstration: 'A made-up shop that demonstrates pending-sync.',
    notFound: 'This page is not in the shop',
    notFoundMore: 'The link may be old, or mistyped.',
    notFetched: 'This page could not be fetched',
    notFetchedMore: 'The connection was lost before it was here. It opens once the connection is back.',
    backHome: 'To the start page',
  },
  {
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
  },
)
