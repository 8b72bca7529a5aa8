import type { words as english } from '../../en/console/real-time.ts'

export const words: typeof english = {
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
}
