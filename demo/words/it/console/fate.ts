import type { words as english } from '../../en/console/fate.ts'

export const words: typeof english = {
  customerUploaded: 'Cliente {what} caricato',
  customerSynchronized: 'Cliente {what} convertito: numero cliente {accountNumber}',
  customerLeft: 'Cliente {what} non convertito. {why}',
  customerBrought: 'Cliente {accountNumber}, {what}, portato nel canale',
  addressUploaded: 'Indirizzo {what} caricato',
  addressSynchronized: 'Indirizzo {what} aggiunto al cliente {accountNumber}',
  addressLeft: 'Indirizzo {what} non aggiunto. {why}',
  editUploaded: 'Modifica di {what} caricata',
  editSynchronized: 'Modifica di {what} fatta per il cliente {accountNumber}',
  editLeft: 'Modifica di {what} non fatta. {why}',
  orderUploaded: 'Ordine {what} caricato',
  orderSynchronized: 'Ordine {what} registrato per il cliente {accountNumber}',
  orderLeft: 'Ordine {what} non registrato. {why}',
  settingOn: '{what}: acceso',
  settingOff: '{what}: spento',
}
