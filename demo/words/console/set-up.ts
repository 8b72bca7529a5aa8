import { words } from '../../app/language.ts'

export const setUpWords = words(
  'set-up',
  {
    heading: 'This set-up',
    more: 'The link brings a colleague to the same profile, switches, publishing, schedules and faults. Reset empties headquarters, sets its clock right, and forgets what this device keeps of the shop.',
    link: 'Link to this set-up',
    copy: 'Copy the link',
    copied: 'Copied.',
    notCopied: 'This browser does not let it be copied: use the link itself.',
    reset: 'Reset',
    wasReset: 'Everything is as on the first day.',
  },
  {
    heading: 'Questa configurazione',
    more: 'Il link porta un collega allo stesso profilo e agli stessi interruttori, pubblicazione, pianificazioni e guasti. Ripristina svuota la sede centrale, rimette l’orologio e dimentica quello che questo dispositivo conserva del negozio.',
    link: 'Link a questa configurazione',
    copy: 'Copia il link',
    copied: 'Copiato.',
    notCopied: 'Questo browser non permette di copiarlo: usa il link stesso.',
    reset: 'Ripristina',
    wasReset: 'Tutto è come il primo giorno.',
  },
)
