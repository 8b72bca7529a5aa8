import type { words as english } from '../en/order.ts'

export const words: typeof english = {
  heading: 'Grazie',
  aboutOrder: 'Il tuo ordine',
  orders: 'Ordini',
  order: (number) => `Ordine ${number}`,
  orderOf: (date) => `Ordine del ${date}`,
  placed: 'Abbiamo ricevuto il tuo ordine.',
  placedMore: 'È arrivato con l’indirizzo a cui va il pacco.',
  withShop: 'ricevuto dal negozio',
  awaitingRegistration: 'Prima deve arrivare la tua registrazione',
  awaitingRegistrationMore:
    'Il tuo ordine è salvato su questo dispositivo. Partirà da solo appena il negozio avrà ricevuto la tua registrazione, purché questa pagina resti aperta.',
  registrationRefused: 'La tua registrazione non è stata accettata',
  registrationRefusedMore:
    'Il tuo ordine è salvato su questo dispositivo. Correggi i dati nella pagina dell’account: l’ordine partirà da solo subito dopo.',
  registrationUndecided: 'Non sappiamo se la tua registrazione è arrivata',
  registrationUndecidedMore:
    'Il tuo ordine è salvato su questo dispositivo. Decidi nella pagina dell’account se dobbiamo inviare di nuovo la registrazione: l’ordine partirà da solo subito dopo.',
  withdrawn: 'La registrazione è stata eliminata',
  withdrawnMore:
    'Non c’è più nessuno a cui intestare questo ordine. Rimetti tutto nel carrello e ordina con un altro account. Il pagamento viene annullato.',
  offline: 'In attesa della connessione',
  offlineMore: 'Il tuo ordine è salvato su questo dispositivo e partirà quando torna la connessione.',
  sending: 'Invio al negozio in corso …',
  sendingMore:
    'Il tuo ordine è salvato su questo dispositivo finché il negozio non lo riceve. Se il negozio non risponde, riproviamo da soli.',
  refused: 'Il negozio non ha accettato questo ordine',
  refusedMore:
    'È salvato su questo dispositivo. Puoi riprovare, oppure rimettere tutto nel carrello e cambiarlo: in quel caso il pagamento viene annullato.',
  retry: 'Riprova',
  sendNow: 'Invia ora',
  takeBack: 'Rimetti nel carrello',
  again: 'Ordina di nuovo',
  allOrders: 'Tutti gli ordini',
  toAccount: 'Vai al tuo account',
  where: 'Indirizzo di consegna',
  inAccount: 'L’ordine ha questo indirizzo. Nel tuo account è ancora:',
  delivery: 'Spedizione',
  afterPlaced: (days) => `Arriva ${days} da quando riceviamo l’ordine`,
  madeUp: 'È un negozio inventato: non parte nessun pacco.',
  reference: (reference) => `Approvato, riferimento ${reference}`,
  notCharged: 'Simulato: non è stato addebitato nulla.',
  steps: {
    label: 'Stato dell’ordine',
    done: 'fatto',
    paid: 'Pagato',
    withShop: 'Ricevuto dal negozio',
    posted: 'Spedito',
  },
  unknown: 'Questo ordine non c’è su questo dispositivo.',
  backHome: 'Torna al banco',
}
