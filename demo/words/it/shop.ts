import { italian } from 'pending-sync/messages/it'
import { pluralIn } from '../plural.ts'
import type { words as english } from '../en/shop.ts'

const plural = pluralIn('it')

export const words: typeof english = {
  messages: italian,
  shell: {
    skip: 'Vai al contenuto',
    description: 'Asola, merceria a Bologna: bottoni, filo, nastri e cerniere.',
    pages: 'Pagine',
    createAccount: 'Crea account',
    account: 'Account',
    headquarters: 'Sede centrale',
    signIn: 'Accedi',
    signInAgain:
      'Per inviare quello che hai scritto devi accedere di nuovo. Intanto resta salvato su questo dispositivo.',
    signInFailed: 'L’accesso non è riuscito. Riprova.',
    cart: 'Carrello',
    thingsInCart: plural({ one: 'un articolo', other: (count) => `${count} articoli` }),
    language: 'Lingua',
    offline:
      'Non c’è connessione. Quello che scrivi resta salvato su questo dispositivo e partirà quando torna.',
    unreachable:
      'Il negozio non è raggiungibile. Quello che scrivi resta salvato su questo dispositivo e partirà quando risponde.',
    blocked: 'Prima dell’invio serve un tuo intervento.',
    allSent: 'Tutto quello che hai inviato è arrivato.',
    sending: 'Invio in corso …',
    unsent: plural({
      one: 'Una richiesta resta salvata su questo dispositivo finché il negozio non la conferma.',
      other: (count) =>
        `${count} richieste restano salvate su questo dispositivo finché il negozio non le conferma.`,
    }),
    decision: 'Tocca a te decidere: vedi il tuo account.',
    numberMissing: 'Il numero cliente non è ancora arrivato.',
    nextAttempt: 'Prossimo tentativo',
    help: 'Aiuto',
    delivery: 'Spedizione',
    returns: 'Resi',
    privacy: 'Privacy',
    terms: 'Condizioni',
    orders: 'I tuoi ordini',
    place: 'Asola, merceria · via delle Asole 12, Bologna',
    demonstration: 'Un negozio inventato che mostra pending-sync.',
    notFound: 'Questa pagina non c’è',
    notFoundMore: 'Forse il link è vecchio o scritto male.',
    pageUnavailable: 'Questa pagina non si è caricata',
    unreachablePage: 'Il negozio non è raggiungibile. La pagina si aprirà quando risponde.',
    missingPage: 'Forse il negozio è in aggiornamento. Niente va perso.',
    openAgain: 'Riprova',
    backHome: 'Torna alla pagina iniziale',
  },
  home: {
    title: 'Asola, merceria a Bologna',
    eyebrow: 'Merceria · Bologna · dal 1962',
    heading: 'Bottoni, filo e pazienza.',
    lead: 'Quattromila bottoni nei cassetti di legno, nastri al metro e, al banco, qualcuno che ritrova quello che hai perso.',
    openPage: 'Apri la tua pagina nel quaderno',
    seePage: 'Vedi la tua pagina nel quaderno',
    counter: 'Sul banco questa settimana',
    from: (price) => `da ${price}`,
    aMetre: (price) => `${price} al metro`,
    book: 'Una pagina nel nostro quaderno',
    bookMore:
      'Da sempre ci segniamo che cosa serve a ciascuno: il colore della fodera, la misura dell’asola, il bottone promesso. Registrati, e la tua pagina ti seguirà in ogni nostro negozio.',
    hours: 'Dal martedì al sabato, 9.00–12.30 e 15.30–19.00',
  },
  products: {
    corozo: 'Bottoni di corozo',
    corozoMore: 'Noce di palma, quattro fori. Sei pezzi.',
    spool: 'Filo di Scozia',
    spoolMore: 'Cotone mercerizzato, 200 m. Quattro colori.',
    ribbon: 'Nastro gros-grain',
    ribbonMore: 'Cotone e viscosa, 25 mm, al metro.',
    scissors: 'Forbici da sarto',
    scissorsMore: 'Forgiate a Premana, 21 cm.',
    tape: 'Metro da sarta',
    tapeMore: 'Fibra di vetro, 150 cm, non si allunga.',
    chalk: 'Gessetti da sarto',
    chalkMore: 'Tre triangoli, tre colori.',
    zip: 'Cerniera d’ottone',
    zipMore: 'Chiusa in fondo, tre lunghezze.',
    thimble: 'Ditale',
    thimbleMore: 'Nichelato, cinque misure.',
  },
  controls: {
    problems: plural({
      one: 'C’è una cosa da rivedere',
      other: (count) => `Ci sono ${count} cose da rivedere`,
    }),
    diallingCode: 'Prefisso',
    phoneExample: (number) => `es. ${number}`,
  },
}
