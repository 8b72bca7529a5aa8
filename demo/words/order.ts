import { params } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const orderWords = words(
  'order',
  {
    heading: 'Thank you',
    aboutOrder: 'Your order',
    orders: 'Orders',
    order: params('Order {number}'),
    orderOf: params('Order of {date}'),
    placed: 'The shop has your order.',
    placedMore: 'We cut, count and wrap it, and post it from Via delle Asole.',
    registration: 'Waiting for your registration to arrive',
    registrationMore:
      'Your order is kept on this device. It goes to the shop by itself as soon as the shop has your registration, while this page is open.',
    mend: 'Your registration was not accepted',
    mendMore:
      'Your order is kept on this device. Change your details on the account page, and the order goes to the shop by itself right after them.',
    withdrawn: 'The registration was discarded',
    withdrawnMore:
      'Nobody is left whom this order could be written to. Put everything back into the cart and order under another account.',
    offline: 'Waiting for the connection',
    offlineMore: 'Your order is kept on this device and goes to the shop when the connection is back.',
    sending: 'On its way to the shop …',
    sendingMore:
      'Your order is kept on this device until the shop has it. If the shop does not answer, we try again by ourselves.',
    refused: 'The shop did not take this order',
    refusedMore:
      'It is kept on this device. You can try again, or put everything back into the cart and change it.',
    retry: 'Try again',
    sendNow: 'Send now',
    takeBack: 'Back into the cart',
    toAccount: 'See your account',
    where: 'Delivery address',
    unknown: 'There is no such order on this device.',
    backHome: 'Back to the counter',
  },
  {
    heading: 'Grazie',
    aboutOrder: 'Il tuo ordine',
    orders: 'Ordini',
    order: 'Ordine {number}',
    orderOf: 'Ordine del {date}',
    placed: 'Il negozio ha il tuo ordine.',
    placedMore: 'Tagliamo, contiamo, incartiamo e spediamo da via delle Asole.',
    registration: 'Prima deve arrivare la tua registrazione',
    registrationMore:
      'Il tuo ordine è salvato su questo dispositivo. Partirà da solo appena il negozio avrà ricevuto la tua registrazione, purché questa pagina resti aperta.',
    mend: 'La tua registrazione non è stata accettata',
    mendMore:
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
)
