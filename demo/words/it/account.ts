import type { words as english } from '../en/account.ts'

export const words: typeof english = {
  heading: 'Account',
  accountNumber: 'Numero cliente',
  accounts: 'Account su questo dispositivo',
  since: 'Registrazione del {date}',
  queued:
    'La tua registrazione è salvata su questo dispositivo. Partirà da sola appena il negozio sarà raggiungibile, purché questa pagina resti aperta.',
  pending:
    'Il negozio ha ricevuto la tua registrazione. Il numero cliente arriva dalla sede centrale e comparirà qui da solo: non devi fare nulla.',
  'in-doubt':
    'La tua registrazione è partita, ma la risposta si è persa per strada. Finché non sappiamo se è andata a buon fine, resta salvata su questo dispositivo.',
  synced:
    'La sede centrale ti ha segnato nel quaderno. In tutti i nostri negozi, al banco basta dire questo numero.',
  refused:
    'Il negozio non ha accettato questa registrazione. Qui sotto trovi il motivo: puoi correggere i dati e inviarli di nuovo.',
  seam: 'A che punto è la tua registrazione',
  onDevice: 'Su questo dispositivo',
  atShop: 'In negozio',
  atHeadquarters: 'In sede centrale',
  done: 'fatto',
  addresses: 'Indirizzi',
  noAddresses: 'Ancora nessun indirizzo.',
  onItsWay: 'In arrivo al negozio',
  nobody: 'Su questo dispositivo non c’è ancora nessun account.',
  register: 'Registrati ora',
  loading: 'Un attimo, leggo i dati salvati su questo dispositivo …',
}
