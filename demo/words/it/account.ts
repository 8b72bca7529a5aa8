import type { words as english } from '../en/account.ts'

export const words: typeof english = {
  heading: 'Account',
  accountNumber: 'Numero cliente',
  accounts: 'Account su questo dispositivo',
  since: ({ date }) => `Registrazione del ${date}`,
  queued:
    'La tua registrazione è conservata su questo dispositivo. Parte appena il negozio è raggiungibile, mentre questa pagina è aperta.',
  pending:
    'Il negozio ha la tua registrazione. Il numero cliente arriva dalla sede centrale e compare qui da solo; non devi fare nulla.',
  doubtful:
    'La tua registrazione è partita, ma la risposta si è persa per strada. Finché non sappiamo se è arrivata, resta su questo dispositivo.',
  synced: 'La sede centrale ti ha scritto nel quaderno. Di’ questo numero al banco, in ogni nostro negozio.',
  refused: 'Il negozio non ha accettato questa registrazione. Il motivo è indicato sotto.',
  seam: 'A che punto è la tua registrazione',
  onDevice: 'Su questo dispositivo',
  atShop: 'In negozio',
  atHeadquarters: 'In sede centrale',
  done: 'fatto',
  current: 'ora',
  addresses: 'Indirizzi',
  noAddresses: 'Ancora nessun indirizzo.',
  onItsWay: 'In viaggio',
  nobody: 'Su questo dispositivo non c’è ancora nessun account.',
  register: 'Registrati ora',
  loading: 'Guardo che cosa conserva questo dispositivo …',
}
