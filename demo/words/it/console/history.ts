import type { words as english } from '../../en/console/history.ts'

export const words: typeof english = {
  heading: 'Storico dei processi',
  more: 'Le ultime esecuzioni di ogni processo, anche dopo un ricaricamento. Quelle senza niente da fare lasciano il posto alla successiva.',
  runs: 'Esecuzioni',
  time: 'Quando',
  job: 'Processo',
  moved: 'Spostati',
  failed: 'Falliti',
  what: 'Che fine ha fatto ogni riga, e perché',
  none: 'Nessun processo è ancora stato eseguito.',
  allRows: 'Tutte le {count} righe',
  notKept: 'E altre {count}.',
}
