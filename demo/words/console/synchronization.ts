import { params } from '@nanostores/i18n'
import { words } from '../../app/language.ts'

export const synchronizationWords = words(
  'synchronization status',
  {
    heading: 'Customer synchronization status',
    more: 'What Synchronize customers could not convert, with the reason. Whatever is mended here is tried again at once.',
    counts: params('{waiting} waiting, {failed} failed, {done} synchronized.'),
    customer: 'customer',
    address: 'address',
    edit: 'change',
    order: 'order',
    others: params('And {count} more.'),
    mend: params('Mend {name}'),
    save: 'Save and synchronize again',
    again: 'Synchronize again',
    settled: params('{name}: synchronized.'),
    stillFailed: 'Failed again: the reason is above.',
    notMended: 'This can no longer be mended. It may have been synchronized meanwhile.',
  },
  {
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
  },
)
