import { params } from '@nanostores/i18n'
import { words } from '../../app/language.ts'

export const logWords = words(
  'log',
  {
    log: 'Log',
    logMore: 'Requests and jobs of all open tabs, newest first.',
    entries: 'Entries',
    empty: 'Nothing happened yet.',
    sent: 'Sent',
    answered: 'Answered',
    noAnswerSeen: 'no answer',
    took: params('{ms} ms'),
    job: params('{moved} moved, {failed} failed'),
  },
  {
    log: 'Registro',
    logMore: 'Richieste e processi di tutte le schede aperte, dal più recente.',
    entries: 'Voci',
    empty: 'Non è ancora successo niente.',
    sent: 'Inviato',
    answered: 'Risposto',
    noAnswerSeen: 'nessuna risposta',
    took: '{ms} ms',
    job: '{moved} spostati, {failed} falliti',
  },
)
