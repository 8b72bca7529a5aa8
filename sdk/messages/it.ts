/**
 * The Italian messages. English is built in; a page loads only the languages that it imports.
 *
 * @module pending-sync/messages/it
 */

import type { Messages } from './types.ts'

/** The Italian messages, for the option `messages`: `{ it: italian }`. */
export const italian: Messages = {
  pendingSync: 'In attesa di sincronizzazione',
  notAccepted: 'Non accettato',
  failures: {
    fields_invalid: 'Controlla i campi evidenziati.',
    headquarters_refused: 'Il negozio non ha potuto accettare la richiesta.',
    customer_exists: 'Hai già un account presso questo negozio. Non è stato modificato.',
    offline_creation_off: 'Senza connessione il negozio non può registrarti. Riprova più tardi.',
    not_allowed: 'Non hai il permesso di farlo. Accedi di nuovo.',
    token_needed: 'Accedi per continuare.',
    other_identity: 'Hai effettuato l’accesso con un altro account. Accedi con quello usato in precedenza.',
    account_number_needed: 'Sarà possibile quando arriverà il numero cliente.',
    loyalty_needs_account_number: 'La carta fedeltà potrà essere emessa quando arriverà il numero cliente.',
    async_addresses_off: 'Altri indirizzi potranno essere aggiunti quando arriverà il numero cliente.',
    enhanced_creation_off: 'Il titolo potrà essere aggiunto quando arriverà il numero cliente.',
    affiliation_needs_account_number: 'Sarà possibile aderire ai gruppi quando arriverà il numero cliente.',
    contact_needs_account_number:
      'Altri recapiti potranno essere aggiunti quando arriverà il numero cliente.',
    multiple_contacts_off: 'Questo negozio conserva una sola e-mail e un solo telefono per ogni cliente.',
    customer_refused: 'La registrazione non è stata accettata. Correggi prima i dati.',
    channel_unreachable:
      'Il negozio non è raggiungibile. Quello che conserviamo per te viene inviato appena possibile.',
    channel_busy: 'Il negozio ha troppe richieste. Quello che conserviamo per te viene inviato più tardi.',
    answer_lost: 'La richiesta è partita, ma la risposta si è persa. Potrebbe essere arrivata.',
    answer_unreadable: 'La risposta del negozio è illeggibile. La richiesta potrebbe essere arrivata.',
    channel_misconfigured:
      'Questo negozio ha un problema tecnico in questo momento. I dati inseriti vanno bene.',
    storage_unavailable:
      'Questo browser non ci permette di conservare i dati. Esci dalla navigazione privata o consenti i dati dei siti.',
    storage_full: 'Su questo dispositivo non c’è più spazio. Libera un po’ di spazio e riprova.',
    storage_newer:
      'Una versione più recente di questo negozio è aperta in un’altra scheda. Ricarica la pagina.',
    entry_unknown: 'Non è più presente su questo dispositivo.',
    not_possible_now: 'È già stato inviato e ora non si può modificare.',
    stopped: 'Hai lasciato la pagina prima della fine.',
  },
  fields: {
    required: 'Compila questo campo.',
    too_long: 'Il testo è troppo lungo.',
    email: 'Inserisci un indirizzo e-mail come nome@esempio.it.',
    country: 'Scegli un paese.',
    zip_code: 'Il CAP non è valido in questo paese.',
    invalid: 'Controlla questo campo.',
  },
}
