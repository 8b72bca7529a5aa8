import type { words as english } from '../../en/console/log.ts'

export const words: typeof english = {
  log: 'Registro',
  logMore: 'Richieste e processi di tutte le schede aperte, dal più recente.',
  entries: 'Voci',
  empty: 'Non è ancora successo niente.',
  sent: 'Inviato',
  answered: 'Risposto',
  noAnswerSeen: 'nessuna risposta',
  took: '{ms} ms',
  job: '{moved} spostati, {failed} falliti',
}
