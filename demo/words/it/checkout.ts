import type { words as english } from '../en/checkout.ts'
import { words as cart } from './cart.ts'

export const words: typeof english = {
  ...cart,
  checkout: {
    heading: 'Cassa',
    who: 'Chi ordina',
    nobody: 'Segniamo ogni ordine nel nostro quaderno, perciò dobbiamo sapere chi sei.',
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
    delivery: 'Spedizione',
    place: (total) => `Ordina e paga ${total}`,
    simulated: 'Il pagamento è simulato: non viene addebitato nulla.',
    placing: 'Chiediamo alla banca simulata …',
    notPlaced: 'L’ordine non è stato inviato',
  },
  payment: {
    heading: 'Pagamento',
    simulated:
      'È una simulazione su questo dispositivo: non viene addebitato nulla e non servono i dati di una carta. Scegli come risponde la banca.',
    cards: {
      approved: 'Carta di prova che finisce con 0001',
      declined: 'Carta di prova che finisce con 0002',
      secondTry: 'Carta di prova che finisce con 0003',
    },
    cardsMore: {
      approved: 'La banca approva il pagamento.',
      declined: 'La banca rifiuta il pagamento.',
      secondTry: 'La banca non risponde subito. Al secondo tentativo funziona.',
    },
    problems: {
      declined: 'Il pagamento è stato rifiutato.',
      'no answer': 'La banca non ha risposto.',
    },
    problemsMore: {
      declined: 'Non è stato ordinato nulla. Scegli un’altra carta e riprova.',
      'no answer': 'Non è stato ordinato nulla. Riprova: paghi una volta sola.',
    },
  },
  orders: {
    heading: 'I tuoi ordini',
    description: 'Tutto quello che hai ordinato da Asola con questo dispositivo.',
    none: 'Su questo dispositivo non hai ancora ordinato nulla.',
    toCounter: 'Guarda che cosa c’è sul banco',
    signIn: 'Accedi per vedere i tuoi',
    onDevice: 'Sono gli ordini di questo dispositivo.',
  },
}
