import type { words as english } from '../../en/console/page.ts'

export const words: typeof english = {
  heading: 'Sede centrale',
  lead: 'Per chi prova il sistema. Qui c’è tutto quello che un cliente non vede mai: gli interruttori, i processi e i due database. Tutte le schede lo condividono.',
  starting: 'La sede centrale si avvia …',
  failed: 'Non è stato possibile avviare la sede centrale.',
}
