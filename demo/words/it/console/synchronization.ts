import type { words as english } from '../../en/console/synchronization.ts'

export const words: typeof english = {
  heading: 'Stato di sincronizzazione dei clienti',
  more: 'Che cosa Sincronizza clienti non ha potuto convertire, con il motivo. Quello che si corregge qui viene ritentato subito.',
  counts: '{waiting} in attesa, {failed} falliti, {done} sincronizzati.',
  customer: 'cliente',
  address: 'indirizzo',
  edit: 'modifica',
  order: 'ordine',
  others: 'E altri {count}.',
  mend: 'Correggi {name}',
  save: 'Salva e sincronizza di nuovo',
  again: 'Sincronizza di nuovo',
  settled: '{name}: sincronizzato.',
  stillFailed: 'Fallito di nuovo: il motivo è qui sopra.',
  notMended: 'Non si può più correggere. Forse intanto è stato sincronizzato.',
}
