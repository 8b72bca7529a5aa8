import type { words as english } from '../en/checkout.ts'

export const words: typeof english = {
  checkout: {
    heading: 'Cassa',
    who: 'Chi ordina',
    nobody: 'Segniamo ogni ordine nel nostro quaderno, perciò dobbiamo sapere chi sei. Bastano tre righe.',
    createAccount: 'Crea un account e torna qui',
    signIn: 'Accedi e torna qui',
    registrationRefused:
      'Il negozio non ha accettato la tua registrazione. Correggi i dati e inviali di nuovo, poi potrai ordinare. Il carrello resta com’è.',
    toAccount: 'Vedi che cosa non va',
    where: 'Dove spediamo',
    newAddress: 'Un nuovo indirizzo',
    newAddressMore: 'Lo aggiungiamo anche al tuo account.',
    orderAddressMore: 'L’indirizzo vale solo per questo ordine. Se accedi, puoi conservarlo nel tuo account.',
    queued: 'Puoi già ordinare: l’ordine partirà subito dopo la tua registrazione.',
    pending: 'Puoi già ordinare: quando arriverà, aggiungeremo all’ordine il tuo numero cliente.',
    place: 'Invia l’ordine',
    placing: 'Stiamo scrivendo il tuo ordine …',
    notPlaced: 'L’ordine non è stato inviato',
  },
  order: {
    heading: 'Grazie',
    aboutOrder: 'Il tuo ordine',
    orders: 'Ordini',
    order: (number) => `Ordine ${number}`,
    orderOf: (date) => `Ordine del ${date}`,
    placed: 'Il negozio ha il tuo ordine.',
    placedMore: 'Tagliamo, contiamo, incartiamo e spediamo da via delle Asole.',
    awaitingRegistration: 'Prima deve arrivare la tua registrazione',
    awaitingRegistrationMore:
      'Il tuo ordine è salvato su questo dispositivo. Partirà da solo appena il negozio avrà ricevuto la tua registrazione, purché questa pagina resti aperta.',
    registrationRefused: 'La tua registrazione non è stata accettata',
    registrationRefusedMore:
      'Il tuo ordine è salvato su questo dispositivo. Correggi i dati nella pagina dell’account: l’ordine partirà da solo subito dopo.',
    withdrawn: 'La registrazione è stata eliminata',
    withdrawnMore:
      'Non c’è più nessuno a cui intestare questo ordine. Rimetti tutto nel carrello e ordina con un altro account.',
    offline: 'In attesa della connessione',
    offlineMore: 'Il tuo ordine è salvato su questo dispositivo e partirà quando torna la connessione.',
    sending: 'Invio al negozio in corso …',
    sendingMore:
      'Il tuo ordine è salvato su questo dispositivo finché il negozio non lo riceve. Se il negozio non risponde, riproviamo da soli.',
    refused: 'Il negozio non ha accettato questo ordine',
    refusedMore:
      'È salvato su questo dispositivo. Puoi riprovare, oppure rimettere tutto nel carrello e cambiarlo.',
    retry: 'Riprova',
    sendNow: 'Invia ora',
    takeBack: 'Rimetti nel carrello',
    toAccount: 'Vai al tuo account',
    where: 'Indirizzo di consegna',
    unknown: 'Questo ordine non c’è su questo dispositivo.',
    backHome: 'Torna al banco',
  },
}
