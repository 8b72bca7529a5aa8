import { words } from '../../app/language.ts'

export const pageWords = words(
  'console',
  {
    heading: 'Headquarters',
    lead: 'For testers. Here is everything a shopper never sees: the switches, the jobs and both databases. All tabs share it.',
    starting: 'Headquarters is starting …',
    failed: 'Headquarters could not be started.',
  },
  {
    heading: 'Sede centrale',
    lead: 'Per chi prova il sistema. Qui c’è tutto quello che un cliente non vede mai: gli interruttori, i processi e i due database. Tutte le schede lo condividono.',
    starting: 'La sede centrale si avvia …',
    failed: 'Non è stato possibile avviare la sede centrale.',
  },
)
