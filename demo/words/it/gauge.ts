import type { words as english } from '../en/gauge.ts'

export const words: typeof english = {
  clock: 'Orologio',
  clockMore: 'L’ora in sede centrale, e che cosa girerà da solo.',
  nextRuns: 'Prossime esecuzioni',
  nextRun: ({ time, seconds }) => `${time}, ogni ${seconds} s`,
  noSchedule: 'Niente è pianificato.',
  realTime: 'Servizio in tempo reale',
  realTimeMore: 'Le chiamate dal canale alla sede centrale nel registro: quanto costa la modalità sincrona.',
  ms: ({ ms }) => `${ms} ms`,
  calls: 'Chiamate',
  average: 'Durata media',
  waited: 'In fila',
  longestWait: 'Fila più lunga',
  failedCalls: 'Fallite o rifiutate',
}
