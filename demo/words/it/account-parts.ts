import type { words as english } from '../en/account-parts.ts'

export const words: typeof english = {
  queued: 'in attesa di invio',
  waiting: 'in attesa del numero cliente',
  'in-doubt': 'la risposta si è persa',
  refused: 'non accettato',
  pending: 'in negozio, non ancora in sede centrale',
  details: 'I tuoi dati',
  editDetails: 'Modifica i dati',
  title: 'Titolo',
  chooseTitle: 'Scegli un titolo',
  addAddress: 'Aggiungi un indirizzo',
  loyaltyCard: 'Tessera dei bottoni',
  loyaltyMore: 'Ogni dieci bottoni, uno lo offriamo noi.',
  issueCard: 'Richiedi la tessera',
  cardOnItsWay: 'Stiamo preparando la tua tessera.',
  keptUntilThen: 'Salviamo quello che scrivi e lo inviamo in quel momento.',
  save: 'Salva',
}
