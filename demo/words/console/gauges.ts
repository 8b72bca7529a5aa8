import { params } from '@nanostores/i18n'
import { words } from '../../app/language.ts'

export const clockWords = words(
  'clock',
  {
    clock: 'Clock',
    clockMore: 'The time at headquarters, and what runs by itself next.',
    advance: params('Advance by {minutes} min'),
    ahead: params('{minutes} min ahead of this device.'),
    nextRuns: 'Next runs',
    nextRun: params('{time}, {every}'),
    noSchedule: 'Nothing is scheduled.',
  },
  {
    clock: 'Orologio',
    clockMore: 'L’ora in sede centrale, e che cosa girerà da solo.',
    advance: 'Avanti di {minutes} min',
    ahead: '{minutes} min avanti rispetto a questo dispositivo.',
    nextRuns: 'Prossime esecuzioni',
    nextRun: '{time}, {every}',
    noSchedule: 'Niente è pianificato.',
  },
)

export const realTimeWords = words(
  'real-time service',
  {
    realTime: 'Real-time Service',
    realTimeMore: params(
      'Calls from the channel to headquarters: what sync mode costs. Of each open tab it takes {capacity} at a time.',
    ),
    inFlight: 'In flight',
    waiting: 'In line',
    calls: 'Calls so far',
    failedCalls: 'Failed or refused',
    average: 'Average time',
    waited: 'Stood in line',
    longestWait: 'Longest in line',
    ms: params('{ms} ms'),
  },
  {
    realTime: 'Servizio in tempo reale',
    realTimeMore:
      'Le chiamate dal canale alla sede centrale: quanto costa la modalità sincrona. Da ogni scheda aperta ne prende {capacity} alla volta.',
    inFlight: 'In corso',
    waiting: 'In fila',
    calls: 'Chiamate finora',
    failedCalls: 'Fallite o rifiutate',
    average: 'Durata media',
    waited: 'Hanno fatto la fila',
    longestWait: 'Fila più lunga',
    ms: '{ms} ms',
  },
)
