import type { words as english } from '../en/order.ts'

export const words: typeof english = {
  heading: 'Grazie',
  orders: 'Ordini',
  order: ({ number }) => `Ordine ${number}`,
  orderOf: ({ date }) => `Ordine del ${date}`,
  placed: 'Il negozio ha il tuo ordine.',
  placedMore: 'Tagliamo, contiamo, incartiamo e spediamo da via delle Asole.',
  registration: 'In attesa che arrivi la tua registrazione',
  registrationMore:
    'Il tuo ordine è conservato su questo dispositivo. Va al negozio da solo appena il negozio ha la tua registrazione, mentre questa pagina è aperta.',
  mend: 'La tua registrazione non è stata accettata',
  mendMore: 'Il tuo ordine resta su questo dispositivo finché la registrazione non è corretta.',
  offline: 'In attesa della connessione',
  offlineMore: 'Il tuo ordine è conservato su questo dispositivo e parte quando torna la connessione.',
  sending: 'In viaggio verso il negozio …',
  sendingMore: 'Il tuo ordine resta su questo dispositivo finché il negozio non lo ha.',
  refused: 'Il negozio non ha preso questo ordine',
  refusedMore: 'Resta su questo dispositivo, e puoi consegnarlo di nuovo.',
  retry: 'Riprova',
  toAccount: 'Vai al tuo account',
  where: 'Indirizzo di consegna',
  unknown: 'Su questo dispositivo non c’è questo ordine.',
  backHome: 'Torna al banco',
}
