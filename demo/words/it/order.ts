import type { words as english } from '../en/order.ts'

export const words: typeof english = {
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
}
