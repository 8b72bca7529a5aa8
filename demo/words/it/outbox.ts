import type { words as english } from '../en/outbox.ts'

export const words: typeof english = {
  'create-customer': 'Registrazione',
  'create-address': 'Nuovo indirizzo',
  'edit-address': 'Indirizzo modificato',
  'add-title': 'Titolo',
  'add-affiliation': 'Gruppo',
  'add-contact': 'Secondo contatto',
  'edit-customer': 'Dati modificati',
  'issue-loyalty-card': 'Tessera dei bottoni',
  queued: 'In attesa di invio',
  sending: 'Invio in corso',
  waiting: 'In attesa del numero cliente',
  doubtful: 'Inviata, ma la risposta si è persa',
  delivered: 'Ricevuta dal negozio',
  refused: 'Non accettata',
  doubtfulMore:
    'Stiamo verificando se è arrivata. Se la invii di nuovo ed era arrivata, potrebbero esserci due account.',
  doubtfulStuck:
    'Non siamo riusciti a sapere se è arrivata. Se la invii di nuovo ed era arrivata, potrebbero esserci due account.',
  nextAttempt: ({ time }) => `Prossimo tentativo alle ${time}`,
  sendNow: 'Invia ora',
  retry: 'Riprova',
  resend: 'Invia comunque di nuovo',
  discard: 'Elimina',
}
