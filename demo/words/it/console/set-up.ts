import type { words as english } from '../../en/console/set-up.ts'

export const words: typeof english = {
  heading: 'Questa configurazione',
  more: 'Il link porta un collega allo stesso profilo e agli stessi interruttori, pubblicazione, pianificazioni e guasti. Ripristina svuota la sede centrale, rimette l’orologio e dimentica quello che questo dispositivo conserva del negozio.',
  link: 'Link a questa configurazione',
  copy: 'Copia il link',
  copied: 'Copiato.',
  notCopied: 'Questo browser non permette di copiarlo: usa il link stesso.',
  reset: 'Ripristina',
  wasReset: 'Tutto è come il primo giorno.',
}
