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
    things: { one: 'una cosa', other: '{count} cose' },
    language: 'Lingua',
    offline:
      'Sei offline. Quello che inserisci resta su questo dispositivo e parte quando torna la connessione.',
    outOfReach:
      'Il negozio in questo momento non è raggiungibile. Quello che inserisci resta su questo dispositivo e parte appena risponde.',
    blocked: 'Serve un tuo intervento prima di poter inviare quello che hai inserito.',
    allSent: 'Tutto quello che hai inserito è stato inviato.',
    sending: 'Invio in corso …',
    unsent: {
      one: 'Una richiesta è conservata su questo dispositivo finché il negozio non la conferma.',
      other: '{count} richieste sono conservate su questo dispositivo finché il negozio non le conferma.',
    },
    numbersMissing: {
      one: 'Un numero cliente è in arrivo.',
      other: '{count} numeri cliente sono in arrivo.',
    },
    nextAttempt: 'Prossimo tentativo',
    place: 'Asola, merceria · via delle Asole 12, Bologna',
    demonstration: 'Un negozio inventato che mostra pending-sync.',
    notFound: 'Questa pagina non c’è',
    notFoundMore: 'Forse il collegamento è vecchio o scritto male.',
    notFetched: 'Non è stato possibile caricare questa pagina',
    notFetchedMore: 'La connessione si è interrotta prima. Si apre quando la connessione torna.',
    backHome: 'Alla pagina iniziale',
  },
)
