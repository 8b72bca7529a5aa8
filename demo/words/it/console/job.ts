import type { words as english } from '../../en/console/job.ts'

export const words: typeof english = {
  jobs: 'Processi',
  jobsMore: 'I primi tre convertono i clienti asincroni se eseguiti in quest’ordine.',
  run: 'Esegui {job}',
  pJobMore: 'canale → sede centrale',
  synchronizeMore: 'crea i numeri cliente',
  downloadMore: 'sede centrale → canale',
  job1070More: 'porta il profilo funzionalità nel canale',
  job1110More: 'porta gli interruttori nel canale',
  synchronizeOrdersMore: 'registra gli ordini e dà un numero ai loro clienti',
  neverRun: 'Mai eseguito.',
  moved: '{moved} spostati, {failed} falliti, alle {time}',
  did: '{job}: {moved} spostati, {failed} falliti.',
  runsAll: 'Esegui tutti e tre ogni 10 secondi',
  runsAllMore: 'Come in una vera installazione, dove i processi batch girano da soli.',
  runs: '{job} gira',
  byHand: 'a mano',
  everySeconds: 'ogni {seconds} s',
  everyMinutes: 'ogni {minutes} min',
}
