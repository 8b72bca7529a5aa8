import type { words as english } from '../en/history.ts'

export const words: typeof english = {
  heading: 'Storico dei processi',
  more: 'Le ultime esecuzioni di ogni processo, anche dopo un ricaricamento. Quelle senza niente da fare lasciano il posto alla successiva.',
  runs: 'Esecuzioni',
  time: 'Quando',
  job: 'Processo',
  moved: 'Spostati',
  left: 'Lasciati',
  what: 'Che cosa ha fatto, e perché ha lasciato delle righe',
  none: 'Nessun processo è ancora stato eseguito.',
}
