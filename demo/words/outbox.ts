import { params } from '@nanostores/i18n'
import { words } from '../app/language.ts'

export const outboxWords = words(
  'outbox',
  {
    'create-customer': 'Registration',
    'create-address': 'New address',
    'edit-address': 'Changed address',
    'add-title': 'Title',
    'add-affiliation': 'Group',
    'add-contact': 'Second contact',
    'edit-customer': 'Changed details',
    'issue-loyalty-card': 'Button card',
    queued: 'Waiting to be sent',
    sending: 'Being sent',
    waiting: 'Waiting for the account number',
    doubtful: 'Sent, but the answer was lost',
    delivered: 'Received by the shop',
    refused: 'Not accepted',
    doubtfulMore:
      'We are finding out whether it arrived. If you send it again and it did arrive, there may be two accounts.',
    doubtfulStuck:
      'We could not find out whether it arrived. If you send it again and it did arrive, there may be two accounts.',
    nextAttempt: params('Next attempt at {time}'),
    whenBack: 'It goes out by itself when the connection is back.',
    sendNow: 'Send now',
    retry: 'Try again',
    resend: 'Send it again anyway',
    discard: 'Discard',
  },
  {
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
  },
)
