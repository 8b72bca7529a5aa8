import type { words as english } from '../en/outbox.ts'

export const words: typeof english = {
  'create-customer': 'Registrazione',
  'create-address': 'Aggiunta di un indirizzo',
  'edit-address': 'Modifica di un indirizzo',
  'add-title': 'Scelta del titolo',
  'add-affiliation': 'Iscrizione a un gruppo',
  'add-contact': 'Aggiunta di un recapito',
  'edit-customer': 'Modifica dei dati',
  'issue-loyalty-card': 'Richiesta della tessera',
  queued: 'In attesa di invio',
  sending: 'Invio in corso',
  waiting: 'In attesa del numero cliente',
  doubtful: 'Inviata, ma la risposta si è persa',
  delivered: 'Ricevuta dal negozio',
  refused: 'Non accettata',
  doubtfulMore:
    'Stiamo verificando se è arrivata. Se la invii di nuovo e invece era arrivata, potresti ritrovarti con due account.',
  doubtfulStuck:
    'Non siamo riusciti a sapere se è arrivata. Se la invii di nuovo e invece era arrivata, potresti ritrovarti con due account.',
  nextAttempt: 'Prossimo tentativo alle {time}',
  whenBack: 'Partirà da sola quando torna la connessione.',
  sendNow: 'Invia ora',
  retry: 'Riprova',
  resend: 'Inviala di nuovo lo stesso',
  discard: 'Elimina',
}
