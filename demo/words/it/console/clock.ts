import type { words as english } from '../../en/console/clock.ts'

export const words: typeof english = {
  clock: 'Orologio',
  clockMore: 'L’ora in sede centrale, e che cosa girerà da solo.',
  advance: 'Avanti di {minutes} min',
  ahead: '{minutes} min avanti rispetto a questo dispositivo.',
  nextRuns: 'Prossime esecuzioni',
  nextRun: '{time}, {every}',
  noSchedule: 'Niente è pianificato.',
}
